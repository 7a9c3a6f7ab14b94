using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CrisisLine.PhoneSimulator.Firm;

/// <summary>
/// The dispatch office of a pretend taxi firm: a working one of the interface that docs/taxi-firm-api.md describes. What it does with a
/// job can be set, and so can what goes wrong on the way.
/// </summary>
internal sealed class TaxiDesk
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Job> _jobs = [];
    private readonly Dictionary<string, string> _answered = [];
    private readonly Queue<string> _faults = [];
    private string _secret = "s3cret", _does = "accepts";

    public void Map(IEndpointRouteBuilder routes)
    {
        var firm = routes.MapGroup("/firm");
        firm.MapPost("/jobs", (HttpRequest request) => Answer(request, Book));
        firm.MapGet("/jobs/{reference}", (HttpRequest request, string reference) => Answer(request, _ => Find(reference)));
        firm.MapPost("/jobs/{reference}/cancel", (HttpRequest request, string reference) => Answer(request, _ => Cancel(reference)));

        routes.MapGet("/control/firm", () => { lock (_lock) return Results.Ok(_jobs.Values.ToArray()); });
        routes.MapPost("/control/firm", (Wanted wanted) => Set(wanted));
        routes.MapPost("/control/firm/{reference}", (string reference, Change change) => Become(reference, change));
    }

    private static IResult NotSigned => Results.StatusCode(StatusCodes.Status401Unauthorized);

    private IResult Set(Wanted wanted)
    {
        lock (_lock)
        {
            (_secret, _does) = (wanted.Secret ?? _secret, wanted.Does ?? _does);
            _faults.Clear();
            foreach (var fault in wanted.Faults ?? [])
                _faults.Enqueue(fault);
        }

        return Results.NoContent();
    }

    private async Task<IResult> Answer(HttpRequest request, Func<string, object?> act)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        string? fault;
        IResult result;
        lock (_lock)
        {
            if (!IsSigned(request, body))
                return NotSigned;
            _faults.TryDequeue(out fault);
            if (fault == "500")
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            var key = request.Headers["Idempotency-Key"].ToString();
            if (request.Method == "POST" && _answered.TryGetValue(key, out var before))
                result = Results.Text(before, "application/json");
            else if (act(body) is { } answer)
            {
                var json = _answered[key] = JsonSerializer.Serialize(answer, JsonSerializerOptions.Web);
                result = Results.Text(json, "application/json");
            }
            else
                result = Results.NotFound();
        }

        // It was done, and nobody hears of it.
        if (fault == "lost")
            request.HttpContext.Abort();
        return result;
    }

    private object? Book(string body)
    {
        if (JsonSerializer.Deserialize<Order>(body, JsonSerializerOptions.Web) is not { Reference: { Length: > 0 } reference })
            return null;
        var job = _jobs[reference] = new Job(reference, body, _does switch { "accepts" => "accepted", "refuses" => "refused", _ => "pending" });
        return Status(job);
    }

    private object? Find(string reference) => _jobs.TryGetValue(reference, out var job) ? Status(job) : null;

    private object? Cancel(string reference)
    {
        if (!_jobs.TryGetValue(reference, out var job))
            return null;
        return Status(_jobs[reference] = job with { State = "cancelled" });
    }

    private IResult Become(string reference, Change change)
    {
        lock (_lock)
        {
            if (!_jobs.TryGetValue(reference, out var job))
                return Results.NotFound();
            _jobs[reference] = job with { State = change.State };
        }

        return Results.NoContent();
    }

    private static object Status(Job job) => job.State is "accepted" or "arrived" or "onBoard"
        ? new { job.State, EtaMinutes = 10, Car = "silver Toyota", Registration = "AB12 CDE" }
        : new { job.State };

    private bool IsSigned(HttpRequest request, string body)
    {
        var parts = request.Headers["X-Signature"].ToString().Split(',');
        if (parts is not [['t', '=', .. var seconds], ['v', '1', '=', .. var signature]])
            return false;
        var path = request.Path.Value!["/firm".Length..];
        var ours = Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(_secret), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}\n{request.Method}\n{path}\n{body}"))));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(ours), Encoding.ASCII.GetBytes(signature));
    }

    private sealed record Order(string? Reference);

    /// <param name="Body">As it came.</param>
    private sealed record Job(string Reference, string Body, string State);

    /// <param name="Does">accepts, refuses or waits.</param>
    /// <param name="Faults">What becomes of the next requests, in turn: 500, lost (done, and the answer is), or fine.</param>
    private sealed record Wanted(string? Secret, string? Does, IReadOnlyList<string>? Faults);

    private sealed record Change(string State);
}
