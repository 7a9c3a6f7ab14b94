namespace CrisisLine.Data;

/// <summary>How our key stands to those of other nodes.</summary>
/// <param name="Newest">The id of the key that values are to be sealed with: the newest that a living node seals with.</param>
/// <param name="Others">Whether anything in the database may be sealed with another key than that.</param>
/// <param name="Lacking">Keys that other nodes seal with, and that we cannot open.</param>
public sealed record KeyStanding(byte[] Newest, bool Others, int Lacking);

/// <summary>
/// Which keys this database needs. Each node says every minute which one it seals with; a key is forgotten once no node
/// seals with it and no value needs it any more.
/// </summary>
public static class KeysInUse
{
    private const string ProofColumn = "lookup_key.proof", ProofWord = "CrisisLine";

    /// <summary>A node that has not said so for this long does not seal any more: it says so every minute.</summary>
    public static readonly Duration Silence = Duration.FromMinutes(10);

    /// <summary>Before the first value is read or written: a node with other keys than the database's would mix them.</summary>
    /// <exception cref="CannotStartException">A line for each key that does not fit.</exception>
    public static async Task Check(Tx tx)
    {
        // Two nodes with different keys on an empty database: the second finds the key of the first.
        await tx.Execute("lock table sealing_key in share row exclusive mode");
        if (await Faults(tx) is { Count: > 0 } faults)
            throw new CannotStartException(faults);

        await Touch(tx);
        await tx.Execute("insert into lookup_key (proof) values (@proof) on conflict do nothing", new { proof = Proof(tx) });
    }

    /// <returns>A line for each key that does not fit; nothing is written.</returns>
    public static async Task<IReadOnlyList<string>> Faults(Tx tx)
    {
        var faults = new List<string>();
        if (!await CanOpenAll(tx))
            faults.Add("Keys:Data: this database holds values sealed with a key that is neither Keys:Data nor among Keys:Earlier: give that key too.");
        if (!await FindsNumbers(tx))
            faults.Add("Keys:Lookup is not the key of this database, and with it everybody would be a stranger: give the one it began with.");
        return faults;
    }

    /// <summary>Says that this node seals with its key.</summary>
    public static async Task<KeyStanding> Touch(Tx tx)
    {
        await tx.Execute(
            """
            insert into sealing_key (id, since, used_at) values (@CurrentId, @now, @now)
            on conflict (id) do update
            set used_at = greatest(sealing_key.used_at, excluded.used_at), forgotten_at = null
            """, new { tx.Keys.CurrentId, now = tx.Now });

        var keys = await tx.Many<Key>(
            "select id, used_at >= @recently as lives from sealing_key where forgotten_at is null order by since desc, id",
            new { recently = tx.Now - Silence });
        return new KeyStanding(keys.First(key => key.Lives).Id, keys.Count > 1, keys.Count(key => !tx.Keys.Has(key.Id)));
    }

    /// <summary>Forgets keys that nothing needs.</summary>
    /// <param name="lookedSince">When a look at every value began that found none sealed with another key than ours.</param>
    /// <returns>Whether no other key is left.</returns>
    public static async Task<bool> Forget(Tx tx, Instant lookedSince)
    {
        await tx.Execute(
            "update sealing_key set forgotten_at = @now where id <> @CurrentId and used_at < @silent and forgotten_at is null",
            new { tx.Keys.CurrentId, silent = lookedSince - Silence, now = tx.Now });
        return await tx.One<int>("select count(*)::int from sealing_key where forgotten_at is null") == 1;
    }

    private static async Task<bool> CanOpenAll(Tx tx)
    {
        var ids = await tx.Many<byte[]>("select id from sealing_key where forgotten_at is null");
        if (ids.Count > 0)
            return ids.All(tx.Keys.Has);

        // Filled by a program that did not write its keys down: any value of each column tells.
        foreach (var column in SealedColumns.All)
            if (await tx.OneOrNone<byte[]>(
                $"select substring({column.Name} from 2 for 4) from {column.Table} where {column.Name} is not null limit 1") is { } id
                && !tx.Keys.Has(id))
                return false;
        return true;
    }

    private static async Task<bool> FindsNumbers(Tx tx)
    {
        if (await tx.OneOrNone<byte[]>("select proof from lookup_key") is { } proof)
            return proof.SequenceEqual(Proof(tx));

        return await tx.OneOrNone<Found>("select number, lookup from contact_point limit 1") is not { } any
            || !tx.Keys.Has(any.Number[1..5])
            || any.Lookup.SequenceEqual(tx.Keys.Lookup("contact_point.number", tx.Keys.Open("contact_point.number", any.Number)));
    }

    private static byte[] Proof(Tx tx) => tx.Keys.Lookup(ProofColumn, ProofWord);

    private sealed record Key(byte[] Id, bool Lives);

    private sealed record Found(byte[] Number, byte[] Lookup);
}
