"""The limits of ``assets/rules``, read from their files. Must not reckon dates from them."""

from elderclient.adapters.rules.files import RuleFiles

__all__ = ["RuleFiles"]
