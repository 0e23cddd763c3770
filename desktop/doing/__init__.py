"""What a person does in one act that touches several records or writes a letter: on the store's thread, as one."""
