"""The data sets described as DCAT-AP-SE 3 (docs.dataportal.se/dcat), for portals to harvest."""

from django.conf import settings
from django.urls import reverse
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from .answers import answer
from .catalogue import DATASETS
from .datasets import LICENCE, Dataset
from .public import Public

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
AUTHORITY = "http://publications.europa.eu/resource/authority/"
# The profile wants the description itself free of conditions; the data keeps its own licence.
CATALOGUE_LICENCE = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
LANGUAGES = [URIRef(f"{AUTHORITY}language/{code}") for code in ("SWE", "ENG")]
OPEN = URIRef(f"{AUTHORITY}access-right/PUBLIC")
GOVERNMENT = URIRef(f"{AUTHORITY}data-theme/GOVE")
FORMATS = {"json": "application/json", "csv": "text/csv"}
TITLE = {
    "sv": "Öppna data om innovationsupphandling",
    "en": "Open data on innovation procurement",
}
DESCRIPTION = {
    "sv": "Modeller, guider, exempel, begrepp, lagrum och tröskelvärden ur en öppen kunskapsbank.",
    "en": "Models, guides, cases, concepts, law and thresholds from an open knowledge bank.",
}


class Description(Graph):
    """An RDF graph in which a Swedish and an English text are added together."""

    def texts(self, subject: URIRef, predicate: URIRef, words: dict[str, str]) -> None:
        for code, text in words.items():
            self.add((subject, predicate, Literal(text, lang=code)))

    def values(self, subject: URIRef, predicate: URIRef, *values) -> None:
        for value in values:
            self.add((subject, predicate, value))


@answer("application/rdf+xml")
def description(public: Public) -> str:
    graph = Description()
    for prefix, namespace in (("vcard", VCARD), ("dcatap", DCATAP), ("dcterms", DCTERMS)):
        graph.bind(prefix, namespace)
    base = f"{public.root}{reverse('data-dcat')}"
    catalogue, publisher = URIRef(f"{base}#catalogue"), URIRef(f"{base}#publisher")
    graph.add((publisher, RDF.type, FOAF.Agent))
    graph.add((publisher, FOAF.name, Literal(settings.PUBLISHER_NAME)))
    add_catalogue(graph, catalogue, publisher, public.root)
    for name, dataset in DATASETS.items():
        subject = URIRef(f"{base}#{name}")
        graph.add((catalogue, DCAT.dataset, subject))
        add_dataset(graph, subject, publisher, dataset, public)
    service = URIRef(f"{base}#api")
    graph.add((catalogue, DCAT.service, service))
    add_service(graph, service, publisher, public.root)
    return graph.serialize(format="pretty-xml")


def add_catalogue(graph: Description, catalogue: URIRef, publisher: URIRef, root: str) -> None:
    graph.add((catalogue, RDF.type, DCAT.Catalog))
    graph.texts(catalogue, DCTERMS.title, TITLE)
    graph.texts(catalogue, DCTERMS.description, DESCRIPTION)
    graph.values(catalogue, DCTERMS.publisher, publisher)
    graph.values(catalogue, DCTERMS.license, CATALOGUE_LICENCE)
    graph.values(catalogue, DCTERMS.language, *LANGUAGES)
    graph.values(catalogue, FOAF.homepage, URIRef(f"{root}/data/"))
    graph.values(catalogue, DCAT.themeTaxonomy, URIRef(f"{AUTHORITY}data-theme"))


def add_dataset(
    graph: Description, subject: URIRef, publisher: URIRef, dataset: Dataset, public: Public
) -> None:
    graph.add((subject, RDF.type, DCAT.Dataset))
    graph.texts(subject, DCTERMS.title, dataset.title)
    graph.texts(subject, DCTERMS.description, dataset.description)
    for code, words in dataset.keywords.items():
        graph.values(subject, DCAT.keyword, *(Literal(word, lang=code) for word in words))
    graph.values(subject, DCTERMS.publisher, publisher)
    graph.values(subject, DCTERMS.accessRights, OPEN)
    graph.values(subject, DCTERMS.language, *LANGUAGES)
    graph.values(subject, DCAT.theme, GOVERNMENT)
    graph.values(subject, DCTERMS.identifier, Literal(str(subject)))
    graph.values(subject, DCTERMS.accrualPeriodicity, URIRef(f"{AUTHORITY}frequency/IRREG"))
    graph.values(subject, DCAT.landingPage, URIRef(f"{public.root}/data/"))
    modified = max((row["modified"] for row in dataset.rows(public) if row["modified"]), default="")
    if modified:
        graph.values(subject, DCTERMS.modified, Literal(modified, datatype=XSD.dateTime))
    add_contact(graph, subject)
    for extension in FORMATS:
        distribution = URIRef(f"{subject}-{extension}")
        graph.add((subject, DCAT.distribution, distribution))
        add_distribution(graph, distribution, dataset, extension, public.root)


def add_contact(graph: Description, subject: URIRef) -> None:
    """A contact point, where the operator has named an address to write to."""
    if not settings.CONTACT_EMAIL:
        return
    contact = URIRef(f"{str(subject).partition('#')[0]}#contact")
    graph.add((subject, DCAT.contactPoint, contact))
    graph.add((contact, RDF.type, VCARD.Organization))
    graph.add((contact, VCARD.fn, Literal(settings.PUBLISHER_NAME)))
    graph.add((contact, VCARD.hasEmail, URIRef(f"mailto:{settings.CONTACT_EMAIL}")))


def add_distribution(
    graph: Description, subject: URIRef, dataset: Dataset, extension: str, root: str
) -> None:
    address = URIRef(f"{root}/data/{dataset.name}.{extension}")
    standard = URIRef(f"{root}/data/schemas/{dataset.name}.json")
    graph.add((subject, RDF.type, DCAT.Distribution))
    graph.values(subject, DCTERMS.title, Literal(extension.upper(), lang="sv"))
    graph.values(subject, DCTERMS.title, Literal(extension.upper(), lang="en"))
    graph.values(subject, DCAT.accessURL, address)
    graph.values(subject, DCAT.downloadURL, address)
    graph.values(subject, DCTERMS["format"], Literal(FORMATS[extension]))
    graph.values(subject, DCTERMS.license, URIRef(LICENCE))
    graph.values(subject, DCTERMS.language, *LANGUAGES)
    graph.values(subject, DCATAP.availability, URIRef(f"{AUTHORITY}planned-availability/STABLE"))
    graph.values(subject, DCTERMS.conformsTo, standard)
    graph.add((standard, RDF.type, DCTERMS.Standard))
    graph.texts(standard, DCTERMS.title, {"en": f"JSON Schema: {dataset.title['en']}"})


def add_service(graph: Description, service: URIRef, publisher: URIRef, root: str) -> None:
    graph.add((service, RDF.type, DCAT.DataService))
    graph.texts(service, DCTERMS.title, {"sv": "Sidornas API", "en": "Pages API"})
    graph.values(service, DCTERMS.publisher, publisher)
    graph.values(service, DCAT.endpointURL, URIRef(f"{root}/api/v2/pages/"))
    graph.values(service, DCTERMS.license, URIRef(LICENCE))
    graph.values(service, DCTERMS.accessRights, OPEN)
