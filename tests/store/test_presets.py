"""Presets: named values of a kind."""

from concurrent.futures import ThreadPoolExecutor

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


def test_what_stood_under_a_name_before_stays_in_its_history(store: Store) -> None:
    store.presets.save("access", "Mine", {"speed": 20}, "Ani")
    store.presets.save("access", "Mine", {"speed": 30}, "Budi")
    store.presets.delete("access", "Mine", "Cici")
    store.presets.save("access", "Mine", {"speed": 40}, "Ani")
    changes = store.presets.history("access", "Mine")
    assert [(change.actor, change.action, change.values["speed"]) for change in changes] == [
        ("Ani", "save", 20), ("Budi", "save", 30), ("Cici", "delete", 30), ("Ani", "save", 40),
    ]  # fmt: skip
    assert [change.at for change in changes] == sorted({change.at for change in changes})
    assert store.presets.history("access", "Yours") == []


def test_people_who_save_a_preset_at_once_are_all_in_its_history(store: Store) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda speed: store.presets.save("access", "Mine", {"speed": speed}, str(speed)), range(6)))
    changes = store.presets.history("access", "Mine")
    assert sorted(change.values["speed"] for change in changes) == list(range(6))
    assert store.presets.all("access")[0].values == changes[-1].values
