"""The rule of a criterion in words, and those of the categories that have one of their own."""

from pufa_cli.base.language import Joined, Text
from pufa_cli.model.standard import Criterion, Standard

OF_CATEGORY = Text("{category}：{rule}", "{category}: {rule}")


def rules_in_words(standard: Standard, criterion: Criterion) -> Joined:
    """Its general rule first, then category by category what differs."""
    general = criterion.rule.describe(criterion.marks)
    own = (
        OF_CATEGORY.with_(
            category=standard.category_by_id[category].title, rule=rule.describe(criterion.marks)
        )
        for category, rule in criterion.by_category.items()
    )
    return Joined((general, *own))
