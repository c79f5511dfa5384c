"""What is done with whom: rules as data, loading them, deciding.

A classifier per entity type finds the *reason* that fits a mention (``country``, ``full-date``,
``private-person``); the policy says which reasons are kept and what happens to the rest. A type
or a reason that no rule names is acted on: a policy fails closed.
"""

from __future__ import annotations

from anonymizer.policy.decide import decide
from anonymizer.policy.load import load_policy, project_policy, shipped_policies
from anonymizer.policy.rules import Policy, Reason, Rule

__all__ = [
    "Policy",
    "Reason",
    "Rule",
    "decide",
    "load_policy",
    "project_policy",
    "shipped_policies",
]
