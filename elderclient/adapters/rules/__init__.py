"""The limits of ``assets/rules``, read from their files. Must not calculate dates from them."""

from elderclient.adapters.rules.files import RuleFiles

__all__ = ["RuleFiles"]
