using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Supporters;

public abstract record SupporterAdded
{
    private SupporterAdded() { }

    public sealed record Is(long Id) : SupporterAdded;

    /// <summary>Somebody has that phone already.</summary>
    public sealed record PhoneIsTaken : SupporterAdded;

    /// <summary>It is a number of our own: a call to it would come back to us.</summary>
    public sealed record PhoneIsOurs : SupporterAdded;

    public sealed record NoSuchService : SupporterAdded;
}

/// <summary>Somebody begins to ring people for these services.</summary>
public static class AddSupporter
{
    /// <param name="account">Whose account it is, if they have one.</param>
    public static async Task<SupporterAdded> For(Tx tx, string name, PhoneNumber phone, IReadOnlyCollection<string> services, Guid? account = null)
    {
        var ids = await tx.Many<int>("select id from service where key = any(@keys)", new { keys = services.ToArray() });
        if (ids.Count == 0 || ids.Count != services.Distinct().Count())
            return new SupporterAdded.NoSuchService();
        if (await tx.One<bool>("select exists (select from service_number where number = @E164)", new { phone.E164 }))
            return new SupporterAdded.PhoneIsOurs();

        var supporter = await tx.OneOrNone<long?>(
            """
            insert into supporter (account_id, name, phone, phone_lookup, made_at)
            values (@account, @name, @phone, @lookup, @now)
            on conflict (phone_lookup) where ended_at is null do nothing
            returning id
            """, new
            {
                account,
                name,
                phone = tx.Keys.Seal("supporter.phone", phone.E164),
                lookup = tx.Keys.Lookup("supporter.phone", phone.E164),
                now = tx.Now,
            });
        if (supporter is not { } id)
            return new SupporterAdded.PhoneIsTaken();

        await tx.Execute(
            "insert into supporter_service (supporter_id, service_id) select @id, unnest(@services)", new { id, services = ids.ToArray() });
        return new SupporterAdded.Is(id);
    }
}
