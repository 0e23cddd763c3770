"""Looks under a book: what stands in its database, decrypted, free pages and the log of writes included."""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from local_store.book import FieldBook


def raw_pages(book: FieldBook) -> bytes:
    """Decrypt every page of the book and its WAL, free ones too (SQLCipher 4: IV and HMAC in the last 80 bytes)."""
    key = book._opened.unlocked.key
    pages = []
    for path, head, frame in ((book.folder / "book.db", 0, 0), (book.folder / "book.db-wal", 32, 24)):
        raw = path.read_bytes()[head:] if path.exists() else b""
        for at in range(0, len(raw) - frame, 4096 + frame):
            page = raw[at + frame : at + frame + 4096]
            start = 16 if not head and at == 0 else 0
            body, iv = page[start:-80], page[-80:-64]
            if len(page) == 4096:
                decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
                pages.append(decryptor.update(body) + decryptor.finalize())
    return b"".join(pages)
