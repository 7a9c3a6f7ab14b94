using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Inbox;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;

namespace CrisisLine.Pages.Inbox;

/// <summary>What waits for a person, of every service that they work for.</summary>
[Authorize(May.Work)]
public sealed class IndexModel(Database database) : StaffPage(database)
{
    public IReadOnlyList<(Membership Service, IReadOnlyList<OpenThread> Threads)> Threads { get; private set; } = [];

    public string Wall(OffsetDateTime at) => SpokenTime.Of(at.TimeOfDay);

    public async Task OnGet()
    {
        var all = await Transact(OpenThreads.Read);
        Threads = [.. Me.Services.Where(service => May.Roles[May.Work].Contains(service.Role)).Select(service =>
            (service, (IReadOnlyList<OpenThread>)[.. all.Where(thread => thread.Service == service.Key)]))];
    }
}
