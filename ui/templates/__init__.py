"""Texts one writes often."""
