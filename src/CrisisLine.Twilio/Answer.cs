using System.Net;
using System.Text.Json;

namespace CrisisLine.Twilio;

/// <summary>How a single request ended.</summary>
internal abstract record Answer
{
    private Answer() { }

    /// <summary>Nothing was sent that could be acted on.</summary>
    public sealed record NeverAsked : Answer;

    /// <summary>It may have been acted on: no answer came, or not all of it, or not in time.</summary>
    public sealed record Lost : Answer;

    /// <param name="Json">Undefined if the body is something else, such as a page of somebody in between.</param>
    public sealed record Whole(HttpStatusCode Status, TimeSpan? RetryAfter, JsonElement Json) : Answer
    {
        public bool IsSuccess => (int)Status is >= 200 and < 300;

        /// <summary>Of us or our wish, not of the moment.</summary>
        public bool IsRefusal => (int)Status is >= 400 and < 500 && !IsTooMany;

        public bool IsTooMany => Status is HttpStatusCode.TooManyRequests || TwilioError.MeansTooMany(Code);

        public int? Code => Json.Number("code");
    }

    public Sent AsSent() => this switch
    {
        NeverAsked => new Sent.NotReached(),
        Lost => new Sent.Unknown(),
        Whole { IsSuccess: true } whole =>
            whole.Json.Text("sid") is { Length: > 0 } sid ? new Sent.Accepted(sid) : new Sent.Unknown(),
        Whole { IsTooMany: true } whole => new Sent.RateLimited(whole.RetryAfter),
        Whole { IsRefusal: true } whole => new Sent.Refused(whole.Code, (int)whole.Status),
        Whole { Status: HttpStatusCode.ServiceUnavailable } => new Sent.NotReached(),
        _ => new Sent.Unknown(),
    };

    /// <summary>What to say if this is no answer to a look-up.</summary>
    public LookedUp AsNothingFound() => this switch
    {
        Whole { IsRefusal: true } whole => new LookedUp.Refused(whole.Code, (int)whole.Status),
        Whole whole => new LookedUp.NotNow(whole.RetryAfter),
        _ => new LookedUp.NotNow(RetryAfter: null),
    };
}
