"""Writes that need the network: every POST route that is no kind of the outbox, by room. Their buttons turn grey."""

ONLINE_ONLY: dict[str, str] = {
    "accounts": (
        "acceptance authenticator_removal authenticator_setting deactivation draft_removal handing_back "
        "invitation language link_again lock own_pin passkey passkey_removal password pin pin_removal "
        "reactivation recovery_codes_renewal renewal roles second_step_removal second_step_showing "
        "sign_in sign_in_end sign_out tablet_code_renewal tablet_enrolment tablet_entering "
        "tablet_revocation theme turning"
    ),
    "attendance": "closure coming_for everyone_cancellation numbering remark reopening typing",
    "buddies": (
        "agreement agreement_cancellation call call_cancellation calling_off calling_off_cancellation "
        "closing closings declining help_handling help_reopening housemate intake joining leaving "
        "link_change link_help link_met link_missed link_undo meeting meeting_cancellation "
        "meeting_restoration member_link_making member_link_renewal member_link_revocation member_return "
        "new_resident new_rules pause pause_cancellation pause_ending pause_restoration pausing "
        "prolongation prolongation_cancellation proposal reopening resumption round_making "
        "round_proposals round_swapping round_ticking rules_withdrawal stopping story"
    ),
    "class_unit": "check check_cancellation",
    "contacts": "cancellation nameless restoration with_organisation with_person",
    "conversation_tables": "level seat spread",
    "dated_settings": "value withdrawal",
    "figures": "by_hand by_hand_cancellation configuring freezing reconfiguring rewriting",
    "organisations": (
        "addition addition_cancellation correction merging merging_cancellation retirement retirement_cancellation"
    ),
    "outbox": "resolution resolution_cancellation sealed seeing_to seeing_to_cancellation",
    "people": (
        "comparison difference difference_cancellation household_correction joining leaving "
        "leaving_cancellation merge merge_cancellation person_correction relation split union"
    ),
    "planning": (
        "adding beginning calling_off calling_off_cancellation definition helper_address helping holiday "
        "holiday_cancellation making moving my_address plan programme_making programme_rules release "
        "series_address taking_part"
    ),
    "reception_desk": (
        "call_again_undo call_end call_undo counter_closing counter_languages counter_leaving counter_opening "
        "counter_taking entrance_return entrance_ticket file_correction guardianship hours_addition "
        "hours_cancellation hours_restoration interpreter_cancellation interpreter_reopening "
        "interpreter_request interpreter_step invitation invitation_cancellation joining next_ticket "
        "notice_publishing passing registration registration_cancellation sending_away sharing "
        "sharing_cancellation status status_cancellation step talk_answer talk_belonging talk_file talk_leaving "
        "talk_opening talk_parting ticket_call ticket_front ticket_front_undo ticket_making ticket_priority "
        "ticket_return "
        "welfare_answer welfare_answer_cancellation"
    ),
    "referrals": "cancellation details making step step_cancellation",
    "registers": "again confirmation discarding numbering upload",
    "transit_site": (
        "abandonment appeal block block_end cancellation caravan caravan_departure closing "
        "closing_cancellation closure closure_end coming_cancellation deduction "
        "departure_cancellation details expected expected_absence expected_cancellation expected_keeping "
        "extension extension_cancellation giving_back going_cancellation house_rules_cancellation "
        "house_rules_reading house_rules_writing inspection measure measure_cancellation "
        "meter_end moving moving_cancellation payment refund reservation_absence "
        "reservation_cancellation reservation_correction reservation_keeping reservation_keeping_end "
        "reservation_restoration reserving reversal roll_call_closure roll_call_mark roll_call_opening "
        "roll_call_reopening rule rule_cancellation settlement settlement_cancellation taking tariff "
        "tariff_cancellation"
    ),
    "vaccination": (
        "addition answer_withdrawal answers calling_off calling_off_cancellation card_addition "
        "card_withdrawal check closure closure_cancellation copy_removal correction duty "
        "duty_cancellation family_given given lot_searching making moving not_given outcome_cancellation "
        "preparation promise_ending promise_reopening putting_away putting_out putting_right removal "
        "scheduled_addition scheduled_correction typing vaccine_addition vaccine_correction walk_in"
    ),
    "volunteers": "ceiling file year",
}
"""Room → its endpoints, with spaces between them."""
