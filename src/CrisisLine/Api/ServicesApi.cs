using CrisisLine.Data;
using CrisisLine.Opening;

namespace CrisisLine.Api;

public static class ServicesApi
{
    public static void MapServices(this IEndpointRouteBuilder api) =>
        api.MapGet("/services", (Database database, CancellationToken cancellation) => database.Transact(OpenServices.Read, cancellation))
            .WithSummary("The services, and whether they are open now.")
            .RequireAuthorization("reader");
}
