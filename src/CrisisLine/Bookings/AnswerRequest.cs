using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.Taxis;

namespace CrisisLine.Bookings;

/// <summary>What came of a worker's yes or no.</summary>
public enum WorkersAnswer { Done, NoSuchRequest, NotNow }

/// <summary>A worker says yes or no to someone who said YES to a held place, where the house wants that.</summary>
public static class AnswerRequest
{
    /// <summary>The place is theirs; also one that is offered to them, and that they took when a worker rang.</summary>
    /// <param name="mayLead">For somebody who may be under 18 it takes a lead's yes (H-34).</param>
    public static async Task<WorkersAnswer> Confirm(Tx tx, RequestOfNight which, bool mayLead)
    {
        return !mayLead && await WaitsForLead(tx, which)
            ? WorkersAnswer.NotNow
            : await Answer(tx, which, RequestState.Confirmed, from: [RequestState.Held, RequestState.Offered], null);
    }

    /// <summary>The place is free again. The person is never told the reason; it is for the team.</summary>
    public static Task<WorkersAnswer> Decline(Tx tx, RequestOfNight which, string? reason) =>
        Answer(tx, which, RequestState.Declined, from: [RequestState.Held, RequestState.Waiting, RequestState.NoPlace], reason);

    /// <summary>It was said of them tonight, of this request or of an earlier one.</summary>
    private static Task<bool> WaitsForLead(Tx tx, RequestOfNight which) =>
        tx.One<bool>(
            """
            select exists (
                select from visit_request request
                join visit_request said on said.night_id = request.night_id and said.person_id = request.person_id and said.needs_lead
                where request.id = @Id and request.state <> 'confirmed')
            """, new { which.Id });

    private static async Task<WorkersAnswer> Answer(
        Tx tx, RequestOfNight which, RequestState to, IReadOnlyList<RequestState> from, string? reason)
    {
        if (await Lock(tx, which) is not { } stands)
            return WorkersAnswer.NoSuchRequest;
        if (stands == to)
            return WorkersAnswer.Done;
        if (!from.Contains(stands))
            return WorkersAnswer.NotNow;

        await tx.Execute(
            """
            update visit_request set state = @state, settled_at = @now, declined_because = @reason
            where id = @Id
            """, new
            {
                which.Id,
                state = RequestStateColumn.Write(to),
                now = tx.Now,
                reason = reason is { Length: > 0 } ? tx.Keys.Seal("visit_request.declined_because", reason) : null,
            });
        await TellThem(tx, which, to);
        return WorkersAnswer.Done;
    }

    /// <summary>What a worker decided is told at once, and a place that is free again goes to whoever waits.</summary>
    private static async Task TellThem(Tx tx, RequestOfNight which, RequestState to)
    {
        var decided = await tx.One<Decided>(
            """
            select request.person_id, night.id as night_id, night.service_id, night.night, place.arrive_at,
                   service.time_zone, coalesce(service.address, service.name) as house
            from visit_request request
            join service_night night on night.id = request.night_id
            join service on service.id = night.service_id
            left join place on place.id = request.place_id
            where request.id = @Id
            """, new { which.Id });

        if (to is RequestState.Declined)
        {
            await CancelJourney.Of(tx, which.Id);
            await Tell.For(tx, decided.ServiceId, decided.PersonId, Outgoing.Of(Sentences.WasDeclined, new Fillers()));
            await EndOffer.For(tx, which.Id, "withdrawn");
            await OfferFreedPlaces.For(tx, decided.NightId);
            return;
        }

        await EndOffer.For(tx, which.Id, "accepted");
        await Tell.For(tx, decided.ServiceId, decided.PersonId, Outgoing.Of(Sentences.PlaceConfirmed, new Fillers
        {
            ["when"] = SpokenTime.Arrival(decided.ArriveAt!.Value, tx.Now, decided.Night, DateTimeZoneProviders.Tzdb[decided.TimeZone]),
            ["house"] = decided.House,
        }));
        NextStep.Expect(tx, decided.NightId, decided.ArriveAt.Value);
    }

    /// <returns>How the request stands; null if that night of that service has none with this id.</returns>
    internal static async Task<RequestState?> Lock(Tx tx, RequestOfNight which)
    {
        if (await NightToEdit.Lock(tx, which.Service, which.Night) is not { } night)
            return null;

        var state = await tx.OneOrNone<string>(
            "select state from visit_request where id = @Id and night_id = @night for update", new { which.Id, night = night.Id });
        return state is null ? null : RequestStateColumn.Read(state);
    }
}

internal sealed record Decided(
    PersonId PersonId, long NightId, int ServiceId, LocalDate Night, Instant? ArriveAt, string TimeZone, string House);

public sealed record RequestOfNight(string Service, LocalDate Night, long Id);
