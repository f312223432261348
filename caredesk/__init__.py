"""CareDesk: staffing, absence, overtime and cost of a care unit, answered from one file."""

__version__ = "0.1.0"
