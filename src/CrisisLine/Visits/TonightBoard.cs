using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Taxis;
using CrisisLine.Domain.Visits;

namespace CrisisLine.Visits;

/// <summary>The evening on one screen: one row a request, in order of asking, and what is asked of the team now.</summary>
/// <param name="Zone">On whose wall the page writes its times.</param>
/// <param name="Requests">When a place can be asked for; null for a line.</param>
/// <param name="Free">Places that are kept for nobody and were used by nobody.</param>
public sealed record TonightBoard(
    string Service, string Name, DateTimeZone Zone, LocalDate Night, Instant OpensAt, Instant ClosesAt, Interval? Requests,
    int Places, int Free, IReadOnlyList<ArrivalOnBoard> Arrivals, IReadOnlyList<RequestOnBoard> Rows, AtAGlance Now)
{
    /// <returns>Null if there is no such service, or it is shut that night.</returns>
    public static async Task<TonightBoard?> Read(Tx tx, string service, LocalDate night)
    {
        if (await BoardRows.Header(tx, service, night) is not { } header)
            return null;

        var (arrivals, rows) = await tx.Both(BoardRows.Arrivals(header.Id), BoardRows.Requests(header, night, tx.Now));
        return new TonightBoard(
            service, header.Name, DateTimeZoneProviders.Tzdb[header.TimeZone], night, header.OpensAt, header.ClosesAt,
            header.Requests, arrivals.Sum(arrival => arrival.Places), arrivals.Sum(arrival => arrival.Free), arrivals,
            [.. rows.Select(row => row.Seen(tx))], header.Now);
    }
}

/// <summary>One time of the evening at which people are expected.</summary>
public sealed record ArrivalOnBoard(Instant At, int Places, int Free);

/// <summary>What is asked of the team now.</summary>
/// <param name="Visitors">In the building, whichever night they came; without children and team.</param>
/// <param name="Team">Signed on for this night.</param>
/// <param name="InboxOpen">Threads that wait for a person; urgent ones included.</param>
/// <param name="Callbacks">Promised, and still to be kept.</param>
/// <param name="CallbacksLate">Of these, the time that was promised is over, and nobody rings them.</param>
/// <param name="TaxisWaiting">Journeys of this night that do not go on without a person.</param>
/// <param name="NoWayHome">From an hour before the close: people in the house of whom it is not known how they get home (H-19).</param>
public sealed record AtAGlance(
    int Visitors, int Children, int Team, int InboxOpen, int InboxUrgent, int Callbacks, int CallbacksLate, int AskForTaxi,
    int TaxisWaiting, int NoWayHome)
{
    public int InTheBuilding => Visitors + Children + Team;
}

/// <summary>One request as the team sees it. Facts, and no score.</summary>
/// <param name="Until">Until when their place waits for their YES, or an offer stands; null if nothing runs out.</param>
/// <param name="SaidYesAt">While held: since when they wait for a worker's yes.</param>
/// <param name="Rank">Among those who wait, from 1, in order of asking; null for everyone else.</param>
/// <param name="SettledAt">When it was confirmed, given up, declined or told that no place came up.</param>
/// <param name="IsLate">Their time has passed, and nobody saw them come in.</param>
/// <param name="NeedsLead">They may be under 18; a lead says yes or no (H-34).</param>
/// <param name="IsAhead">A lead put them before the others who wait.</param>
public sealed record RequestOnBoard(
    long Id, PersonId Person, RequestState State, string DisplayName, Instant AskedAt, Instant? ArriveAt, Instant? Until,
    Instant? SaidYesAt, Instant? SettledAt, int? Rank, bool IsLate, bool NeedsLead, bool IsAhead, PastOnBoard Past,
    string? AccessWords, Children Children, bool WantsTaxi, bool MayBeTexted, bool IsPlain, VisitOnBoard? Visit,
    TaxiOnBoard? TaxiOut, TaxiOnBoard? TaxiHome);

/// <summary>The latest journey of one way.</summary>
/// <param name="WaitsForPerson">It does not go on by itself.</param>
public sealed record TaxiOnBoard(long Id, JourneyState State, bool WaitsForPerson);

/// <summary>How often they came before, to this house. If their number may be somebody else's, nothing is known (H-23).</summary>
public sealed record PastOnBoard(bool IsFirst, int InLast7Nights, int InLast30Nights, bool IsHidden);

/// <param name="LeftHow">taxi, own, lift or other; null while they are here.</param>
public sealed record VisitOnBoard(Instant ArrivedAt, Instant? LeftAt, string? LeftHow, bool HasFamilyRoom);
