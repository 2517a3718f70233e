"""Which bytes a file holds, told in short."""

from cjreport.inputs.files.digests import digest_of


def test_a_digest_is_that_of_the_standard(tmp_path):
    """As FIPS 180-4 has it for "abc"."""
    file = tmp_path / "abc"
    file.write_bytes(b"abc")

    assert digest_of(file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
