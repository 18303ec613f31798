"""Names, places, times, quantities, quotes, events and their evidence, as users see them."""

import datetime as dt
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import chronique as cq
import pytest
from chronique import _types

LAYERS = ("entities", "mentions", "places", "times", "quantities", "quotes", "events")
DATE = "2025-07-24"
STORY = (
    "Voilà 🌍 tout l'intérêt. À Bamako, le préfet Louis Tournier a reçu Awa Keïta mardi. Elle a "
    "déclaré : « Nous voulons la paix. » Au moins douze soldats maliens ont été tués à Gao le "
    "3 mai 2019, selon l'armée. La ville de Lyon versera 2,5 millions d'euros par an."
)


@pytest.fixture(scope="module")
def doc():
    return cq.read(STORY, date=DATE)


def facts(item, names):
    return tuple(getattr(item, name) for name in names.split())


def found(text, layer, names, **options):
    return [facts(item, names) for item in getattr(cq.read(text, **options), layer)]


def inner(item):
    """The spans that an item holds, and the item."""
    for name in dir(item):
        value = None if name.startswith("_") else getattr(item, name)
        yield from value if isinstance(value, tuple) else (value,)
    yield item


def test_offsets_count_characters(doc):
    for layer in LAYERS:
        assert getattr(doc, layer), layer
        for item in getattr(doc, layer):
            for span in inner(item):
                if isinstance(span, cq.Span):
                    assert doc.text[span.start : span.end] == span.text == str(span)
                    assert len(span) == len(span.text)
            if layer != "quotes":  # whose words may run over several sentences
                assert item.sentence.start <= item.start < item.end <= item.sentence.end


# Names, and what stands for them


def test_names(doc):
    names = [facts(entity, "text label kind name") for entity in doc.entities]
    assert names == [
        ("Bamako", "LOC", "name", "Bamako"),
        ("Louis Tournier", "PER", "name", "Louis Tournier"),
        ("Awa Keïta", "PER", "name", "Awa Keïta"),
        ("Gao", "LOC", "name", "Gao"),
        ("Lyon", "LOC", "name", "Lyon"),
    ]
    assert all(0.5 < entity.confidence <= 1 for entity in doc.entities)


def test_descriptions_and_pronouns(doc):
    prefect, she = (mention for mention in doc.mentions if mention.kind != "name")
    assert facts(prefect, "text kind label name") == (
        "préfet", "description", "PER", "Louis Tournier",
    )  # fmt: skip
    assert facts(she, "text kind label name") == ("Elle", "pronoun", "PER", "Awa Keïta")
    own = {entity.name: entity.id for entity in doc.entities}
    assert (prefect.id, she.id) == (own["Louis Tournier"], own["Awa Keïta"])
    assert [mention for mention in doc.mentions if mention.kind == "name"] == list(doc.entities)


# Places


def test_places(doc):
    assert [facts(place, "text country via") for place in doc.places] == [
        ("Bamako", "ML", "name"),
        ("maliens", "ML", "demonym"),
        ("Gao", "ML", "name"),
        ("Lyon", "FR", "name"),
    ]
    bamako = doc.places[0].location
    assert facts(bamako, "name kind country admin1 geoname") == (
        "Bamako", "capital", "ML", "01", 2460596,
    )  # fmt: skip
    assert (bamako.lat, bamako.lon) == (12.60915, -7.97522)
    assert bamako.population > 1_000_000
    assert doc.places[1].location.kind == "country"


def test_other_ways_to_name_a_place():
    text = "Il va de Zaporisie à la capitale turque."
    assert found(text, "places", "text via country")[:2] == [
        ("Zaporisie", "spelling", "UA"),
        ("capitale turque", "description", "TR"),
    ]


def test_the_gazetteer():
    (kharkiv,) = cq.places("Khalkiv")
    assert facts(kharkiv, "name kind country") == ("Kharkiv", "town", "UA")
    assert cq.places("PARIS")[0] == cq.places("Paris")[0]
    towns = cq.places("Paris")
    assert (towns[0].country, towns[0].kind) == ("FR", "capital")
    assert len({*towns, *cq.places("Paris")}) == len(towns) > 2
    assert "Location(Paris, town, US.TX)" in map(repr, towns)
    (africa, *_) = cq.places("Afrique")
    assert (repr(africa), africa.country, africa.admin1) == (
        "Location(Afrique, continent)", None, None,
    )  # fmt: skip
    for unknown in ("", " ", "Xyzzyville-les-Oies", "🌍", "\x00", "a" * 10_000):
        assert cq.places(unknown) == []
    for wrong, what in ((None, "None"), (12, "int"), (b"Paris", "bytes"), (["Paris"], "list")):
        with pytest.raises(cq.InvalidInput, match=f"name: expected str, got {what}"):
            cq.places(wrong)


# Times


def test_times():
    text = "Mardi à 18 h 30, le pont a fermé. Les travaux durent trois jours, tous les lundis."
    assert found(text, "times", "text type value precision anchor", date=DATE) == [
        ("Mardi", "DATE", "2025-07-22", "day", "article"),
        ("18 h 30", "TIME", "2025-07-22T18:30", "minute", "text"),
        ("trois jours", "DURATION", "P3D", "day", None),
        ("tous les lundis", "SET", "XXXX-WXX-1", "day", None),
    ]
    (year,) = cq.read("Le pont a rouvert début 2024.").times
    assert facts(year, "value mod anchor") == ("2024", "START", "words")
    assert year.earliest == dt.datetime(2024, 1, 1)
    assert year.latest.time() == dt.time(23, 59, 59)


def test_without_the_day_of_the_article_nothing_is_resolved():
    (tuesday, hour) = cq.read("Mardi à 18 h 30, le pont a fermé.").times
    assert facts(tuesday, "value anchor earliest latest") == ("XXXX-WXX-2", None, None, None)
    assert hour.earliest is hour.latest is None
    assert found("Le pont a fermé hier.", "times", "earliest latest") == [(None, None)]
    for event in cq.read(STORY.replace("le 3 mai 2019", "hier")).events:
        assert facts(event, "date date_start date_end date_basis date_evidence") == (None,) * 5


def test_the_calendar_begins_with_the_year_1():
    rows = [{"text": "Le maire a démissionné hier.", "date": "0001-01-01"}]
    run = cq.extract(rows, tables=("times", "events"))
    (event,) = cq.read(**rows[0]).events
    assert (event.date, event.date_start, event.date_basis) == ("0000-12-31", None, "clause")
    assert (run.events.column("date_start"), run.times.column("latest")) == ([None], [None])
    with pytest.raises(cq.InvalidInput, match='"0000-12-31" is not a date'):
        cq.read("Il pleut.", date="0000-12-31")


# Quantities


def test_quantities():
    text = (
        "Environ 40 % des maires ont versé 2,5 millions d'euros. Le tiers des routes est fermé "
        "sur 12 km. Les camps ont échangé 1 200 prisonniers de chaque côté."
    )
    names = "text kind min max unit per_side approximate"
    assert found(text, "quantities", names) == [
        ("Environ 40 %", "percent", 36, 44, "%", False, True),
        ("2,5 millions d'euros", "money", 2_500_000, 2_500_000, "EUR", False, False),
        ("Le tiers", "fraction", 1 / 3, 1 / 3, None, False, False),
        ("12 km", "measure", 12, 12, "km", False, False),
        ("1 200", "count", 1200, 1200, None, True, False),
    ]
    percent, euros, *_ = cq.read(text).quantities
    assert (percent.counted.text, percent.counted.role) == ("maires", "counted")
    assert euros.counted is None
    (soldiers,) = cq.read("Au moins douze soldats attendent.").quantities
    assert (soldiers.min, soldiers.max, soldiers.counted.text) == (12.0, None, "soldats")


# Quotes


def test_quotes(doc):
    she, army = doc.quotes
    assert facts(she, "text name direct") == ("Nous voulons la paix.", "Awa Keïta", True)
    assert (she.cue.text, she.cue.role) == ("déclaré", "cue")
    assert (she.speaker.text, she.speaker.role) == ("Awa Keïta", "speaker")
    assert (she.content.text, she.content.role) == (she.text, "content")
    assert (army.cue.text, army.speaker.text, army.direct) == ("selon", "armée", False)
    assert army.text.startswith("Au moins douze soldats")
    assert army.name is None
    assert all(0 < quote.confidence <= 1 for quote in doc.quotes)
    (nobody,) = cq.read("On murmure que tout va bien.").quotes
    assert (nobody.speaker, nobody.name, nobody.text) == (None, None, "tout va bien")


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a dit : « Nous partons. Il pleut.",
        "Nous partons », a dit le maire.",
        "« Nous partons. « Vraiment », a dit le maire.",
        '"Nous partons, a dit le maire.',
        "“ Nous partons », a dit le maire.",
    ],
)
def test_unbalanced_marks(text):
    (quote,) = cq.read(text).quotes
    assert quote.speaker.text == "maire"
    assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    "text",
    [
        '« » “ ” « " dit-il, : « selon',
        "selon\x00selon hier 12 %",
        "\ufffd de 12 à Mme",
        "’" * 99,
        "9" * 20 + " siècle",
    ],
)
def test_broken_input(text):
    doc = cq.read(text, date=DATE)
    for layer in LAYERS:
        assert all(text[i.start : i.end] == i.text for i in getattr(doc, layer))


# Events and their evidence


def test_events_say_when_and_where(doc):
    met, said, killed, *_ = doc.events
    assert facts(met, "type date date_basis country place_basis") == (
        "diplo.meet", "2025-07-22", "clause", "ML", "clause",
    )  # fmt: skip
    assert (met.date_evidence.text, met.place_evidence.text) == ("mardi", "Bamako")
    assert met.date_start == met.date_end == dt.date(2025, 7, 22)
    assert met.location == doc.places[0].location
    assert (said.speaker.text, said.content.text, said.direct) == (
        "Awa Keïta", "Nous voulons la paix.", True,
    )  # fmt: skip
    assert (killed.date, killed.date_evidence.text) == ("2019-05-03", "le 3 mai 2019")
    assert (killed.location.name, killed.holder.text) == ("Gao", "armée")
    (dead,) = killed.counts
    assert facts(dead, "text kind min max") == ("Au moins douze", "dead", 12, None)
    assert (killed.speaker, killed.content, killed.direct) == (None, None, None)


def test_one_happening_told_twice():
    text = "Un séisme a frappé Agadir mardi. Le séisme a fait douze morts."
    doc = cq.read(text, date=DATE)
    assert [event.same_as for event in doc.events] == [None, 0, None]
    quake, deaths = doc.happenings
    assert quake.events == doc.events[:2]
    assert deaths.events == doc.events[2:]
    assert facts(quake, "type date country") == ("disaster.earthquake", "2025-07-22", "MA")
    assert quake == cq.read(text, date=DATE).happenings[0]


def test_explanations(doc):
    met, said, killed, *_ = map(doc.explain, doc.events)
    assert 'date: 2025-07-22; its own clause says "mardi"' in met
    assert 'place: Bamako (ML); its own clause says "Bamako"' in met
    assert 'speaker: "Awa Keïta"\n  quoted: "Nous voulons la paix."' in said
    assert '12+ dead, from "Au moins douze"' in killed
    assert 'claimed by: "armée"' in killed
    (event,) = (today := cq.read("Le maire a démissionné.", date=DATE)).events
    assert "; only the day of the article is known" in today.explain(event)
    for wrong in (None, 0, doc.entities[0]):
        with pytest.raises(TypeError):
            doc.explain(wrong)


# As every item of a document


def test_reprs(doc):
    assert [repr(getattr(doc, layer)[0]) for layer in LAYERS] == [
        'Entity(LOC, "Bamako" [26:32])',
        'Entity(LOC, "Bamako" [26:32])',
        'Place(ML, "Bamako" [26:32])',
        'Time(2025-07-22, "mardi" [76:81])',
        'Quantity(count at least 12, "Au moins douze" [126:140])',
        'Quote(Awa Keïta, "Nous voulons la paix." [102:123])',
        'Event(diplo.meet, "reçu" [61:65])',
    ]
    assert repr(doc.mentions[4]) == 'Entity(PER = Awa Keïta, "Elle" [83:87])'
    (money,) = cq.read("Le pont coûte de 2 à 2,5 millions d'euros.").quantities
    assert repr(money).startswith('Quantity(money 2000000 to 2500000 EUR, "de 2 à 2,5 mill')


def test_items_compare_and_hash(doc):
    again = cq.read(STORY, date=DATE)
    other = cq.read(STORY + " Fin.", date=DATE)
    for layer in LAYERS:
        items = getattr(doc, layer)
        assert items is getattr(doc, layer)
        assert items == getattr(again, layer)
        assert items != getattr(other, layer)
        assert len({*items, *getattr(again, layer)}) == len(items)
        assert sorted(items) == list(items)
    assert doc.entities[0] != doc.places[0]  # the same words


def test_items_stay_as_they_are(doc):
    for layer in LAYERS:
        item = getattr(doc, layer)[0]
        with pytest.raises(AttributeError):
            item.start = 3
        with pytest.raises(TypeError, match=r"cannot be pickled; send their document"):
            pickle.dumps(item)
    copy = pickle.loads(pickle.dumps(doc))
    assert all(getattr(copy, layer) == getattr(doc, layer) for layer in LAYERS)


def test_threads_that_ask_at_once_get_the_same():
    doc = cq.read(STORY, date=DATE)
    with ThreadPoolExecutor(8) as pool:
        for layer in LAYERS:
            tuples = list(pool.map(lambda _, layer=layer: getattr(doc, layer), range(32)))
            assert all(items is tuples[0] for items in tuples)


@pytest.mark.parametrize("text", ["", " \n", "Il pleut.", "Voilà 🌍."])
def test_texts_without_any(text):
    doc = cq.read(text, date=DATE)
    assert all(getattr(doc, layer) == () for layer in (*LAYERS, "happenings"))


def test_a_layer_that_was_left_out_is_no_empty_layer():
    doc = cq.Pipeline(layers=["times"]).read(STORY, date=DATE)
    assert doc.layers == ("sentences", "tokens", "syntax", "times")
    assert len(doc.times) == 3
    for layer in ("entities", "places", "quantities", "quotes", "events"):
        with pytest.raises(cq.InvalidInput, match=f'read without "{layer}"; read it with a pip'):
            getattr(doc, layer)
    for call in (lambda: doc.happenings, doc.to_json):
        with pytest.raises(cq.InvalidInput, match='read without "events"'):
            call()
    with pytest.raises(cq.InvalidInput, match='read without "tokens"'):
        _ = cq.Pipeline(layers=["sentences"]).read(STORY).tokens
    assert repr(doc).endswith(", 5 sentences)")
    assert doc._repr_html_().endswith("2025-07-24, sentences: 5, times: 3</div>")


def test_words_of_the_trade_are_those_of_the_types(doc):
    for layer, name, words in (
        ("mentions", "label", _types.Label),
        ("mentions", "kind", _types.MentionKind),
        ("places", "via", _types.Via),
        ("times", "type", _types.TimeType),
        ("quantities", "kind", _types.QuantityKind),
        ("events", "date_basis", _types.Basis),
        ("events", "place_basis", _types.Basis),
    ):
        assert {getattr(item, name) for item in getattr(doc, layer)} <= {*get_args(words), None}
