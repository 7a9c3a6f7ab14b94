-- Which keys the values of this database need, so that no node starts without them and writes what others cannot read.
-- No key is here: only by which name a sealed value calls its key, and a hash that nothing but the look-up key makes.

create table sealing_key (
    id            bytea primary key check (length(id) = 4),   -- as bytes 2 to 5 of each value sealed with it
    since         timestamptz not null,                       -- when a node first sealed with it, and never anew: which is newer
    used_at       timestamptz not null,                       -- when a node that seals with it last said so; each does every minute
    forgotten_at  timestamptz                                 -- since when no value needs it; a node that uses it again takes this back
);

create table lookup_key (
    one    boolean primary key default true check (one),
    proof  bytea not null                                -- a fixed word under the key, as a number is
);
