using CrisisLine.Data;
using CrisisLine.History;
using CrisisLine.Messages;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;

namespace CrisisLine.Pages.Settings;

/// <summary>Where everything is that a manager can change, and who changed something last.</summary>
[Authorize(May.Manage)]
public sealed class IndexModel(Database database) : StaffPage(database)
{
    public IReadOnlyList<(Membership Service, IReadOnlyList<ChangeSeen> Latest)> Services { get; private set; } = [];

    public ChangeSeen? Retention { get; private set; }

    /// <summary>The sentence that was changed last by a colleague; null if all are as they came.</summary>
    public Worded? Words { get; private set; }

    public DateTimeZone Zone => Services is [var first, ..] ? first.Service.Zone : DateTimeZone.Utc;

    public Task OnGet() => Transact(async tx =>
    {
        var services = new List<(Membership, IReadOnlyList<ChangeSeen>)>();
        foreach (var service in Me.Services.Where(service => May.Roles[May.Manage].Contains(service.Role)))
            services.Add((service, [.. (await Changes.Of(tx, service.ServiceId)).Take(3)]));
        Services = services;
        Retention = await Changes.Of(tx, null) is [var last, ..] ? last : null;
        Words = (await WordsKept.Now(tx)).Where(words => words.By is not null).MaxBy(words => words.From);
    });
}
