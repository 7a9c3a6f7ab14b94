using CrisisLine.Staff;
using CrisisLine.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CrisisLine.Tests.Pages;

/// <summary>Every address that the program answers to says who may use it, and it is so.</summary>
public sealed class EveryDoor(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private IReadOnlyList<RouteEndpoint> Doors =>
        [.. app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()];

    [Fact]
    public void States_a_policy_or_says_that_everybody_may()
    {
        Assert.True(Doors.Count > 40);
        Assert.Equal("", string.Join('\n', Doors.Where(door =>
            door.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !door.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(asked => asked.Policy is { Length: > 0 })).Select(door => door.DisplayName)));
    }

    [Fact]
    public void Nobody_unknown_is_let_in_but_where_they_must_be() =>
        Assert.Equal(
            "/ /account/join/{word} /account/passkey/add /account/passkey/add-options /account/passkey/sign-in /account/passkey/sign-in-options "
            + "/account/second-step /account/set-up /account/sign-in /health/live /health/ready /job/{token} /metrics /privacy "
            + "/twilio/call-news /twilio/call/{turn:int} /twilio/ring-news/{ring:long} /twilio/ring-there/{ring:long} /twilio/ring/{ring:long}/{turn:int} /twilio/sms "
            + "/twilio/text-news/{message:long} /twilio/voice",
            string.Join(' ', Doors.Where(door => door.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                .Select(door => "/" + door.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal)));

    [Fact]
    public async Task Each_page_opens_for_the_roles_it_names_and_for_nobody_else()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        foreach (var role in Enum.GetValues<Role>())
        {
            using var somebody = await Colleague.SignsIn(app, night.Key, role);
            foreach (var (policy, path) in PagesToOpen(night))
            {
                await somebody.Opens(path);
                var isLetIn = somebody.Status != 403 && !somebody.Path.StartsWith("/account/not-yours", StringComparison.Ordinal);
                Assert.True(May.Roles[policy].Contains(role) == isLetIn, $"{role} at {path}: {somebody.Status} {somebody.Path}");
            }
        }
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_sees_more_than_the_way_in()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var nobody = Colleague.Nobody(app);

        foreach (var (_, path) in PagesToOpen(night))
        {
            await nobody.Opens(path);
            Assert.True(nobody.Path.StartsWith("/account/sign-in", StringComparison.Ordinal) || nobody.Status == 401, $"{path}: {nobody.Status} {nobody.Path}");
        }
    }

    /// <summary>A colleague of one house is nobody in another.</summary>
    [Fact]
    public async Task A_lead_of_one_house_finds_nothing_of_another()
    {
        var theirs = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var another = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Colleague.SignsIn(app, theirs.Key, Role.Manager);

        foreach (var page in new[] { "", "/house", "/2027-06-04/book", "/2027-06-04/places", "/2027-06-04/close", "/2027-06-04/1" })
        {
            await sam.Opens($"/tonight/{another.Key}{page}");
            Assert.Equal(404, sam.Status);
        }

        await sam.Opens($"/live/tonight/{another.Key}/2027-06-04");
        Assert.Equal(404, sam.Status);
    }

    // Every Razor page with a policy, its address filled in with this night.
    private IEnumerable<(string Policy, string Path)> PagesToOpen(HouseNight night) =>
        from door in Doors
        where door.Metadata.GetMetadata<PageActionDescriptor>() is not null && door.Metadata.GetMetadata<IAllowAnonymous>() is null
        let policy = door.Metadata.GetOrderedMetadata<IAuthorizeData>()[^1].Policy
        let path = "/" + door.RoutePattern.RawText!.TrimStart('/')
            .Replace("{service?}/{night?}", night.Key).Replace("{service}", night.Key).Replace("{night}", "2027-06-04")
            .Replace("{id:long}", "1").Replace("{id:guid}", Guid.NewGuid().ToString())
        // Whoever is refused lands on one; the other opens for workers once a lead has closed the night.
        where !path.Contains('{') && !path.EndsWith("/not-yours", StringComparison.Ordinal) && !path.EndsWith("/close", StringComparison.Ordinal)
        select (policy!, path);
}
