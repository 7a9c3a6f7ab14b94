using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace CrisisLine.Pages;

/// <summary>
/// Checking a password costs a core a tenth of a second on purpose. A flood of guesses must not take the cores from
/// somebody's text: few are checked at once, some wait, and the rest are asked to come again.
/// </summary>
public static class Floods
{
    public const string SignIn = "sign-in";

    public static void AddFloodGates(this IServiceCollection services) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddConcurrencyLimiter(SignIn, gate =>
            {
                gate.PermitLimit = 2;
                gate.QueueLimit = 30;
                gate.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
            });
        });
}
