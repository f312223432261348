"""Short names of roles."""

from caredesk.language.role_letters import short_roles


def test_short_names_of_roles_differ_from_each_other_and_from_every_code():
    roles = ["Undersköterska", "Sjuksköterska", "Vårdbiträde", "Specialistsjuksköterska", "Chef", "Chefskock"]
    assert short_roles(roles, ["Che"]) == {
        "Undersköterska": "Usk",
        "Sjuksköterska": "Ssk",
        "Vårdbiträde": "Vbt",
        "Specialistsjuksköterska": "Spe",
        "Chef": "Chef",
        "Chefskock": "Chefs",
    }
