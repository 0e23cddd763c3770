"""The whole story, in order: the organisation, S4 from the street to the outcome, S3b, and this evening."""

from desktop.demo import evening, hamid, outcome, street, table, town
from desktop.demo.telling import Step

S4: tuple[Step, ...] = (*town.STEPS, *street.STEPS, *table.STEPS, *outcome.STEPS)
S3B: tuple[Step, ...] = hamid.STEPS
EVENING: tuple[Step, ...] = (*evening.STEPS, evening.ROUND)
WHOLE: tuple[Step, ...] = (*S4, *S3B, *EVENING)
