"""How the site speaks to a server: over TLS, with a key that may do no more than it needs."""

from dataclasses import replace

import pytest

from search.engines.base import EngineUnavailableError
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_server import Server

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def access(elasticsearch):
    access = elasticsearch.server.access
    if not access.ca_certs:
        pytest.skip("the server of ELASTICSEARCH_URL has no certificate of its own")
    return access


def without_login(access, **changed):
    address = access.urls[0].rsplit("@", 1)[1]
    return replace(access, urls=(f"https://{address}",), **changed)


def test_a_key_for_the_sites_own_indexes_is_enough(elasticsearch, access):
    """The privileges that docs/operations.md tells operators to give."""
    rights = {
        "site": {
            "cluster": ["monitor"],
            "indices": [{"names": [f"{access.index}-*"], "privileges": ["all"]}],
        }
    }
    made = elasticsearch.server.client.security.create_api_key(name="site", role_descriptors=rights)
    engine = ElasticsearchEngine(Server(without_login(access, api_key=made["encoded"])))
    new = engine.new()
    new.finish()
    engine.replace_with(new)
    with engine.writing():
        engine.update([], ["1/"])
    assert engine.digests() == {}
    assert engine.current() == new.index


def test_a_wrong_key_is_refused_and_not_shown(access):
    engine = ElasticsearchEngine(Server(without_login(access, api_key="c2VjcmV0OnNlY3JldA==")))
    with pytest.raises(EngineUnavailableError, match="401") as refused:
        engine.current()
    assert "c2VjcmV0" not in str(refused.value)


def test_a_certificate_that_nobody_vouches_for_is_refused(access):
    engine = ElasticsearchEngine(Server(replace(access, ca_certs="")))
    with pytest.raises(EngineUnavailableError, match="TlsError"):
        engine.current()


def test_a_certificate_can_be_known_by_its_fingerprint(access):
    import hashlib
    import ssl
    from pathlib import Path

    certificate = ssl.PEM_cert_to_DER_cert(Path(access.ca_certs).read_text())
    fingerprint = hashlib.sha256(certificate).hexdigest()
    known = replace(access, ca_certs="", fingerprint=fingerprint)
    # The server answers: it only lacks an index.
    with pytest.raises(EngineUnavailableError, match="no index"):
        ElasticsearchEngine(Server(known)).current()
    wrong = replace(known, fingerprint="0" * 64)
    with pytest.raises(EngineUnavailableError) as refused:
        ElasticsearchEngine(Server(wrong)).current()
    assert "no index" not in str(refused.value)
