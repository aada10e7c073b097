"""Signed and sealed addresses: one opens the row for which it was made, and nothing else."""

import base64
import importlib
import pkgutil
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import amal_field
from amal_field.passwords import seal_key, unseal_key
from amal_field.signed_addresses import SignedAddresses
from tests.databases import make_app

ONE, OTHER = SignedAddresses("one"), SignedAddresses("other")


@pytest.fixture(scope="module", autouse=True)
def url(tmp_path_factory):
    """The address of a database that nobody asks anything."""
    url = f"sqlite:///{tmp_path_factory.mktemp('signed') / 'empty.sqlite3'}"
    with make_app(url).app_context():
        yield url


@given(key=st.uuids(), serial=st.integers(0, 10**9))
def test_an_address_says_for_which_row_it_was_made(key, serial):
    assert ONE.read(ONE.sign(key, serial)) == (key, serial)
    assert OTHER.read(ONE.sign(key, serial)) is None
    assert len(ONE.sign(key, serial)) < 90


@given(key=st.uuids(), at=st.integers(0, 60), letter=st.sampled_from("Aq7-_.é "))
def test_an_address_with_another_letter_opens_nothing(key, at, letter):
    address = ONE.sign(key, 1)
    other = address[:at] + letter + address[at + 1 :]
    assert other == address or ONE.read(other) is None


@given(st.text())
def test_any_other_text_opens_nothing(text):
    assert ONE.read(text) is None


def test_an_address_of_another_installation_opens_nothing(url):
    address = ONE.sign(UUID(int=1), 1)
    with make_app(url, SECRET_KEY="another key").app_context():
        assert ONE.read(address) is None


def test_an_address_of_the_key_before_still_opens(url):
    address, before = ONE.sign(UUID(int=1), 1), make_app(url).secret_key
    with make_app(url, SECRET_KEY="another key", SECRET_KEY_FALLBACKS=[before]).app_context():
        assert ONE.read(address) == (UUID(int=1), 1)
        assert ONE.sign(UUID(int=1), 1) != address


def test_each_kind_of_address_has_a_salt_of_its_own():
    found = {}
    for module in pkgutil.walk_packages(amal_field.__path__, "amal_field."):
        values = vars(importlib.import_module(module.name)).values()
        found |= {id(value): value.salt for value in values if isinstance(value, SignedAddresses)}
    assert sorted(found.values()) == ["blocked-tablet", "calendar", "duo", "invitation"]


@given(key=st.uuids(), other=st.uuids())
def test_a_sealed_key_is_read_again_and_tells_nothing(key, other):
    sealed = seal_key(key)
    assert unseal_key(sealed) == key
    assert (seal_key(other) == sealed) == (other == key)
    assert base64.urlsafe_b64decode(sealed + "=").find(key.bytes) == -1
    assert unseal_key(ONE.sign(key, 1)) is None


@given(st.text(max_size=60))
def test_what_nobody_sealed_leads_nowhere(text):
    assert unseal_key(text) is None
