using System.Globalization;
using System.Text;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Operations;
using CrisisLine.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CrisisLine.Benchmarks.Bare;

/// <summary>
/// What this machine could do with a text at the very most, on the same web server, signature, driver and pool: to know
/// how much of it the program leaves. L1 keeps the text in one committed insert. L2 does nothing of use either, but as
/// many statements in as many round trips as the program needs for the same text, in one transaction.
/// </summary>
public static class BareLimits
{
    public const string Part = "bare-limits";

    private const string AddText = "insert into bare_text (id, words, at) values ($1, $2, $3)";

    private static readonly DateTime At = Settings.Opens.ToDateTimeUtc();
    private static readonly byte[] Answer = Encoding.UTF8.GetBytes(Twiml.Messages(["Thank you."]));

    /// <summary>Where L1 is asked.</summary>
    public static string One => "/l1";

    public static string AsMany(int statements, int trips) =>
        string.Create(CultureInfo.InvariantCulture, $"/l2/{statements}/{trips}");

    public static async Task Serve(string database, int port)
    {
        await using var source = Preparation.Connect(database);
        await source.Run(
            """
            create table bare_house (id int primary key, number text not null unique, name text not null);
            insert into bare_house select n, '+4411349' || lpad(n::text, 5, '0'), 'Dial House' from generate_series(0, 999) n;
            create table bare_text (id text primary key, words bytea not null, at timestamptz not null, replies bytea);
            create table bare_person (id bigint generated always as identity primary key, number bytea not null unique);
            create table bare_wish (id bigint generated always as identity primary key, text text not null);
            """);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/l1", http => Take(http, form => Insert(source, form)));
        app.MapPost("/l2/{statements:int}/{trips:int}", http => Take(http, form => Work(source, form, Number(http, "statements"), Number(http, "trips"))));
        await app.RunAsync(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
    }

    private static async Task Take(HttpContext http, Func<Form, Task> keep)
    {
        var (body, length) = (new byte[4096], 0);
        while (await http.Request.Body.ReadAsync(body.AsMemory(length)) is > 0 and var read)
            length += read;

        var form = Form.Parse(body.AsSpan(0, length));
        if (!Signature.IsValid([Settings.AuthToken], Settings.PublicUrl + http.Request.Path, form, http.Request.Headers["X-Twilio-Signature"]))
        {
            http.Response.StatusCode = 403;
            return;
        }

        await keep(form);
        http.Response.ContentType = "text/xml";
        http.Response.ContentLength = Answer.Length;
        await http.Response.Body.WriteAsync(Answer);
    }

    private static async Task Insert(NpgsqlDataSource source, Form form)
    {
        await using var command = source.CreateCommand(AddText);
        command.Parameters.AddRange(AsText(form));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Work(NpgsqlDataSource source, Form form, int statements, int trips)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var all = Commands(form).Take(statements).ToList();
        for (var trip = 0; trip < trips; trip++)
        {
            // One each; what is left over goes with the last.
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var (sql, values) in trip < trips - 1 ? all[trip..(trip + 1)] : all[trip..])
            {
                var command = new NpgsqlBatchCommand(sql);
                command.Parameters.AddRange(values);
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>As many of these as are asked for: found and written by a key, as ours are.</summary>
    private static IEnumerable<(string Sql, NpgsqlParameter[] Values)> Commands(Form form)
    {
        var id = Of(form["MessageSid"]!);
        yield return ("select id, name from bare_house where number = $1", [Of(form["To"]!)]);
        yield return (AddText, AsText(form));
        yield return ("insert into bare_person (number) values ($1) on conflict (number) do nothing", [Of(Encoding.UTF8.GetBytes(form["From"]!))]);
        yield return ("select id, name from bare_house where number = $1", [Of(form["To"]!)]);
        yield return ("update bare_text set replies = $2 where id = $1", [id.Clone(), Of(Answer)]);
        yield return ("insert into bare_wish (text) values ($1)", [id.Clone()]);
        yield return ("select id, name from bare_house where number = $1", [Of(form["To"]!)]);
        yield return ("insert into bare_wish (text) values ($1)", [id.Clone()]);
    }

    private static NpgsqlParameter[] AsText(Form form) =>
        [Of(form["MessageSid"]!), Of(Encoding.UTF8.GetBytes(form["Body"]!)), Of(At)];

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static int Number(HttpContext http, string name) =>
        int.Parse((string)http.Request.RouteValues[name]!, CultureInfo.InvariantCulture);
}
