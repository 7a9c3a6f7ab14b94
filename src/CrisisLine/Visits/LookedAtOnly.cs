using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Visits;

/// <summary>A colleague who looked at a person's record and, as far as is known here, did not work with them.</summary>
public sealed record LookedAt(Guid Account, string Name, PersonId Person, string Codename, int Times, Instant Last);

/// <summary>
/// The weekly list for managers (F10). Looking is nothing wrong by itself; somebody asks. Left out is whoever also did
/// something about that person in the same days, and whoever was signed on for a night on which that person asked to come.
/// </summary>
public static class LookedAtOnly
{
    public static readonly Duration Span = Duration.FromDays(7);

    public static Task<IReadOnlyList<LookedAt>> Read(Tx tx) =>
        tx.Many<LookedAt>(
            """
            select entry.account_id as account, account.name, entry.person_id as person, person.codename,
                count(*)::int as times, max(entry.at) as last
            from audit_entry entry
            join account on account.id = entry.account_id
            join person on person.id = entry.person_id
            where entry.at > @since and entry.action like 'saw-%'
              and not exists (
                  select from audit_entry deed
                  where deed.account_id = entry.account_id and deed.person_id = entry.person_id and deed.at > @since
                    and deed.action not like 'saw-%')
              and not exists (
                  select from on_shift
                  join visit_request request on request.night_id = on_shift.night_id
                  where on_shift.account_id = entry.account_id and request.person_id = entry.person_id
                      and on_shift.on_from > @since - interval '1 day')
            group by entry.account_id, account.name, entry.person_id, person.codename
            order by last desc
            """, new { since = tx.Now - Span });
}
