using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace CrisisLine.Api;

/// <summary>Every "no" of the API, as problem+json.</summary>
public static class Problems
{
    public static ProblemHttpResult BadDate() => BadRequest("The date must be written YYYY-MM-DD.");

    public static ProblemHttpResult BadRequest(string detail) => TypedResults.Problem(detail, statusCode: 400);

    public static ProblemHttpResult NotFound() => TypedResults.Problem("There is nothing here by that name.", statusCode: 404);

    public static ProblemHttpResult Conflict(string detail) => TypedResults.Problem(detail, statusCode: 409);

    /// <param name="code">For programs that must tell one "no" from another; it is the problem's type, and its code.</param>
    public static ProblemHttpResult Conflict(string detail, string code) =>
        TypedResults.Problem(detail, statusCode: 409, title: code, type: code, extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>A problem also where the framework answered for us, with nothing but a number.</summary>
    public static async Task Fill(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 })
            await TypedResults.Problem(statusCode: http.Response.StatusCode).ExecuteAsync(http);
    }
}

public static class Dates
{
    /// <returns>Null if it is not a date written YYYY-MM-DD.</returns>
    public static LocalDate? Read(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date : null;
}
