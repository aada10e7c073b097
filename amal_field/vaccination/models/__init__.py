"""The tables of vaccination actions: the days and what they use, and what is known of people's health."""

from amal_field.vaccination.models.actions import HealthDuty, LotToday, VaccinationAction
from amal_field.vaccination.models.counts import ActionCount
from amal_field.vaccination.models.reference import ScheduledDose, Vaccine, VaccineLot

__all__ = ["ActionCount", "HealthDuty", "LotToday", "ScheduledDose", "VaccinationAction", "Vaccine", "VaccineLot"]
