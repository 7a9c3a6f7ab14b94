using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>A firm that drives for a service, as a manager has set it.</summary>
/// <param name="Rank">1 is asked first, 2 if that came to nothing.</param>
/// <param name="Number">E.164; texted as it is.</param>
/// <param name="Area">Postcode districts; empty for everywhere.</param>
public sealed record Firm(
    int Rank, string? Name, string Channel, string? Number, string? Account, IReadOnlyList<string> Area, Duration AcceptWithin,
    JourneyPlan Usual, IReadOnlyDictionary<string, int> Drives, int UsualPence, int? CapPence)
{
    public const string Manual = "manual", Sms = "sms", Email = "email", Page = "page", Api = "api";

    public JourneyPlan PlanFor(Postcode place) =>
        Usual with { Drive = JourneyPlan.DriveFrom(place, Drives, (int)Usual.Drive.TotalMinutes) };
}

public static class Firms
{
    private const int AcceptWithin = 5, Lead = 45, Drive = 30;

    /// <summary>By what times are reckoned where nothing else is set, or no firm at all.</summary>
    public static JourneyPlan Usual { get; } = new(Duration.FromMinutes(Drive), Duration.FromMinutes(Lead));

    /// <returns>In the order in which they are asked; empty if a person finds taxis some other way.</returns>
    public static async Task<IReadOnlyList<Firm>> Of(Tx tx, int service) =>
        [.. (await tx.Many<Row>(
            """
            select rank, firm, channel, number, account, area, accept_within_minutes, lead_minutes, drive_minutes, drives, (usual_cost * 100)::int as usual_pence, (night_cap * 100)::int as cap_pence
            from taxi_firm
            where service_id = @service and channel is not null
            order by rank
            """, new { service })).Select(row => row.Read())];

    /// <summary>The same without those that must not come for somebody.</summary>
    public static async Task<IReadOnlyList<Firm>> For(Tx tx, int service, PersonId person)
    {
        var firms = await Of(tx, service);
        var avoided = firms.Count == 0 ? [] : await Avoided(tx, service, person);
        return avoided.Count == 0 ? firms : [.. firms.Where(firm => firm.Name is null || !avoided.Contains(firm.Name))];
    }

    /// <returns>Their names.</returns>
    public static Task<IReadOnlyList<string>> Avoided(Tx tx, int service, PersonId person) =>
        tx.Many<string>("select firm from firm_avoided where service_id = @service and person_id = @person order by firm", new { service, person });

    /// <summary>Whoever drives for it may know them: no car of these firms comes for them, tonight or later, until it is unsaid (H-17).</summary>
    public static async Task Avoid(Tx tx, int service, PersonId person, IReadOnlyList<string> firms, Guid account)
    {
        var args = new { service, person, firms = firms.ToArray(), account, now = tx.Now };
        await tx.Execute("delete from firm_avoided where service_id = @service and person_id = @person and firm <> all (@firms)", args);
        await tx.Execute(
            """
            insert into firm_avoided (person_id, service_id, firm, noted_by, noted_at)
            select @person, @service, taxi_firm.firm, @account, @now from taxi_firm where service_id = @service and taxi_firm.firm = any (@firms)
            on conflict do nothing
            """, args);
    }

    private sealed record Row(
        int Rank, string? Firm, string Channel, string? Number, string? Account, string? Area, int? AcceptWithinMinutes, int? LeadMinutes,
        int? DriveMinutes, string? Drives, int? UsualPence, int? CapPence)
    {
        public Firm Read() => new(
            Rank, Firm, Channel, Number, Account, (Area ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries),
            Duration.FromMinutes(AcceptWithinMinutes ?? AcceptWithin),
            new JourneyPlan(Duration.FromMinutes(DriveMinutes ?? Drive), Duration.FromMinutes(LeadMinutes ?? Lead)),
            (Drives ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('='))
                .ToDictionary(one => one[0], one => int.Parse(one[1], CultureInfo.InvariantCulture)),
            UsualPence ?? 0, CapPence);
    }
}
