"""Who may do what, as data: each role what it needs to know (`domain.md` G.3)."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a person may do. Named room + verb."""

    SITE_SEE = "site_see"
    SITE_RECORD = "site_record"
    SITE_SETTLE = "site_settle"
    SITE_DECIDE = "site_decide"
    SITE_RULES = "site_rules"
    SITE_SET = "site_set"
    SITE_REPORT = "site_report"
    PEOPLE_FIND = "people_find"
    PEOPLE_SEE = "people_see"
    PEOPLE_RECORD = "people_record"
    PEOPLE_MERGE = "people_merge"
    SESSIONS_SEE = "sessions_see"
    SESSIONS_RECORD = "sessions_record"
    SESSIONS_PLAN = "sessions_plan"
    PLANNING_OPEN = "planning_open"
    CLASS_SEE = "class_see"
    REGISTERS_MOVE = "registers_move"
    FIGURES_SEE = "figures_see"
    FIGURES_OPEN = "figures_open"
    FIGURES_FREEZE = "figures_freeze"
    FIGURES_NOTE = "figures_note"
    FIGURES_SET = "figures_set"
    USERS_MANAGE = "users_manage"
    TABLETS_MANAGE = "tablets_manage"
    TABLETS_SEE = "tablets_see"
    REVIEWS_RESOLVE = "reviews_resolve"
    ORGANISATIONS_SEE = "organisations_see"
    ORGANISATIONS_RECORD = "organisations_record"
    DATED_SETTINGS_SET = "dated_settings_set"
    VACCINATION_PLAN = "vaccination_plan"
    VACCINATION_RECORD = "vaccination_record"
    LOOKS_SEE = "looks_see"
    CONTACTS_RECORD = "contacts_record"
    REFERRALS_SEE = "referrals_see"
    REFERRALS_FOLLOW = "referrals_follow"
    REFERRALS_CARE = "referrals_care"
    REFERRALS_SITE = "referrals_site"
    REFERRALS_DESK = "referrals_desk"
    REFERRALS_HEALTH = "referrals_health"
    REFERRALS_COUNT = "referrals_count"
    BUDDIES_SEE = "buddies_see"
    BUDDIES_RECORD = "buddies_record"
    BUDDIES_SET = "buddies_set"
    BUDDIES_COUNT = "buddies_count"
    DESK_SEE = "desk_see"
    DESK_RECORD = "desk_record"
    DESK_SET = "desk_set"
    MINORS_SEE = "minors_see"
    QUEUE_CALL = "queue_call"
    WELFARE_SEE = "welfare_see"


class Role(StrEnum):
    """What somebody is on the field. A user may have several."""

    SITE_MANAGER = "site_manager"
    CLASS_HELPER = "class_helper"
    PROGRAMME_COORDINATOR = "programme_coordinator"
    HEALTH_COORDINATOR = "health_coordinator"
    VACCINATION_HELPER = "vaccination_helper"
    GROUP_VOLUNTEER = "group_volunteer"
    BUDDY_COORDINATOR = "buddy_coordinator"
    DESK_WORKER = "desk_worker"
    WELFARE_PARTNER = "welfare_partner"
    REPORTER = "reporter"
    ADMINISTRATOR = "administrator"


P = Permission

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.SITE_MANAGER: frozenset(
        {
            P.SITE_SEE,
            P.SITE_RECORD,
            P.SITE_SETTLE,
            P.SITE_DECIDE,
            P.SITE_RULES,
            P.SITE_REPORT,
            P.FIGURES_OPEN,
            P.PEOPLE_FIND,
            P.PEOPLE_SEE,
            P.PEOPLE_RECORD,
            P.ORGANISATIONS_SEE,
            P.CONTACTS_RECORD,
            P.REFERRALS_SEE,
            P.REFERRALS_FOLLOW,
            P.REFERRALS_SITE,
            P.TABLETS_SEE,
            P.REVIEWS_RESOLVE,
        }
    ),
    Role.CLASS_HELPER: frozenset({P.PEOPLE_FIND, P.SESSIONS_SEE, P.SESSIONS_RECORD, P.CLASS_SEE}),
    Role.PROGRAMME_COORDINATOR: frozenset(
        {
            P.PEOPLE_FIND,
            P.PEOPLE_SEE,
            P.PEOPLE_RECORD,
            P.PEOPLE_MERGE,
            P.SESSIONS_SEE,
            P.SESSIONS_RECORD,
            P.SESSIONS_PLAN,
            P.PLANNING_OPEN,
            P.CLASS_SEE,
            P.REGISTERS_MOVE,
            P.FIGURES_SEE,
            P.FIGURES_OPEN,
            P.FIGURES_FREEZE,
            P.FIGURES_NOTE,
            P.FIGURES_SET,
            P.ORGANISATIONS_SEE,
            P.ORGANISATIONS_RECORD,
            P.CONTACTS_RECORD,
            P.REFERRALS_SEE,
            P.REFERRALS_COUNT,
            P.BUDDIES_COUNT,
            P.TABLETS_SEE,
            P.REVIEWS_RESOLVE,
        }
    ),
    Role.HEALTH_COORDINATOR: frozenset(
        {
            P.VACCINATION_PLAN,
            P.FIGURES_OPEN,
            P.VACCINATION_RECORD,
            P.ORGANISATIONS_SEE,
            P.PEOPLE_FIND,
            P.PEOPLE_SEE,
            P.PEOPLE_RECORD,
            P.REFERRALS_SEE,
            P.REFERRALS_FOLLOW,
            P.REFERRALS_CARE,
            P.REFERRALS_HEALTH,
        }
    ),
    Role.VACCINATION_HELPER: frozenset({P.VACCINATION_RECORD}),
    Role.GROUP_VOLUNTEER: frozenset({P.PEOPLE_FIND, P.SESSIONS_SEE, P.SESSIONS_RECORD}),
    Role.BUDDY_COORDINATOR: frozenset(
        {
            P.BUDDIES_SEE,
            P.BUDDIES_RECORD,
            P.BUDDIES_SET,
            P.FIGURES_OPEN,
            P.BUDDIES_COUNT,
            P.SESSIONS_SEE,
            P.SESSIONS_RECORD,
            P.PLANNING_OPEN,
        }
    ),
    Role.DESK_WORKER: frozenset(
        {
            P.ORGANISATIONS_SEE,
            P.REFERRALS_SEE,
            P.REFERRALS_FOLLOW,
            P.REFERRALS_CARE,
            P.REFERRALS_DESK,
            P.CONTACTS_RECORD,
            P.DESK_SEE,
            P.FIGURES_OPEN,
            P.DESK_RECORD,
            P.MINORS_SEE,
            P.QUEUE_CALL,
            P.PEOPLE_FIND,
            P.PEOPLE_SEE,
            P.PEOPLE_RECORD,
            P.SESSIONS_SEE,
            P.SESSIONS_RECORD,
        }
    ),
    Role.WELFARE_PARTNER: frozenset({P.QUEUE_CALL, P.WELFARE_SEE}),
    Role.REPORTER: frozenset({P.SITE_REPORT, P.FIGURES_SEE, P.FIGURES_OPEN, P.FIGURES_NOTE, P.BUDDIES_COUNT}),
    Role.ADMINISTRATOR: frozenset(
        {
            P.USERS_MANAGE,
            P.TABLETS_MANAGE,
            P.TABLETS_SEE,
            P.SITE_RULES,
            P.SITE_SET,
            P.ORGANISATIONS_SEE,
            P.ORGANISATIONS_RECORD,
            P.DATED_SETTINGS_SET,
            P.LOOKS_SEE,
            P.DESK_SET,
        }
    ),
}

BEHIND_PASSWORD = frozenset(
    {
        *(P.USERS_MANAGE, P.TABLETS_MANAGE, P.SITE_SET, P.BUDDIES_SET, P.DATED_SETTINGS_SET),
        *(P.REGISTERS_MOVE, P.PEOPLE_MERGE, P.DESK_SET, P.FIGURES_FREEZE),
    }
)
"""What a PIN on a shared tablet does not carry: users, tablets, settings, registers, merging and freezing."""

SECOND_STEP = frozenset(
    {
        Role.ADMINISTRATOR,
        Role.HEALTH_COORDINATOR,
        Role.VACCINATION_HELPER,
        Role.BUDDY_COORDINATOR,
        Role.DESK_WORKER,
    }
)
"""The roles that sign in with a second step after the password: who rules over others, and who reads what people tell
about their health and their need. A role that comes joins by its word."""


def granted(roles: set[Role] | frozenset[Role]) -> frozenset[Permission]:
    """All that these roles may do together."""
    return frozenset().union(*(GRANTS[role] for role in roles))


def needs_second_step(roles: set[Role] | frozenset[Role]) -> bool:
    """Whether one of these roles wants a second step after the password."""
    return not SECOND_STEP.isdisjoint(roles)
