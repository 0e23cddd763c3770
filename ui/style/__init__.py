"""The look of Feltbog: tokens, fonts, icons, theme and dates. Nothing here knows a record or a screen."""
