"""What the papers are called."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def paper_name(paper: str) -> str:
    """What a paper is called."""
    return {
        "referral": translate("Papers", "Indstilling"),
        "standard_form": translate("Papers", "Skema for niveau 3–4"),
        "receipt": translate("Papers", "Kvittering"),
        "overview": translate("Papers", "Oversigt"),
        "anonymous": translate("Papers", "Anonym sag"),
        "agenda": translate("Papers", "Dagsorden"),
        "decisions": translate("Papers", "Beslutningsliste"),
        "relation_map": translate("Papers", "Relationskort"),
    }.get(paper, paper)
