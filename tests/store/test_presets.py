"""Presets: named values of a kind."""

from kad.store import Preset, Store


def test_presets_are_listed_by_name_within_their_kind(store: Store) -> None:
    store.presets.save("partner_weights", "Pangan", {"need": 2.5})
    store.presets.save("partner_weights", "Dekat", {"near": 1.0})
    store.presets.save("access", "Musim barat", {"monsoon": True})
    assert store.presets.all("partner_weights") == [
        Preset("partner_weights", "Dekat", {"near": 1.0}),
        Preset("partner_weights", "Pangan", {"need": 2.5}),
    ]


def test_a_preset_of_the_same_name_is_replaced(store: Store) -> None:
    store.presets.save("access", "Mine", {"speed": 20})
    store.presets.save("access", "Mine", {"speed": 30})
    assert store.presets.all("access") == [Preset("access", "Mine", {"speed": 30})]


def test_a_deleted_preset_is_gone_and_may_be_deleted_again(store: Store) -> None:
    store.presets.save("access", "Mine", {})
    store.presets.delete("access", "Mine")
    store.presets.delete("access", "Mine")
    assert store.presets.all("access") == []
