import _halfway
_halfway.missing
