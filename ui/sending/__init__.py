"""Sending a referral to its SSP table, hearing back from it, and beginning one from what was written before."""
