using System.Globalization;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Operations;

public sealed class HealthAndMetrics(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task A_node_that_works_says_so_to_whoever_asks(string path, string word)
    {
        var (status, body) = await app.Line.Get(path);

        Assert.Equal(200, status);
        Assert.Contains($"\"status\":\"{word}\"", body);
    }

    [Fact]
    public async Task Every_line_of_the_metrics_can_be_read_by_prometheus_and_no_measure_comes_twice()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("VISIT");
        await app.Line.Api(night.Path);
        await new Line(await app.StartNode()).Get("/metrics");

        var lines = (await app.Line.Get("/metrics")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Matches(line.StartsWith('#') ? Comment : Sample, line));
        Assert.Equal(lines.Length, lines.Select(Name).Distinct().Count());
    }

    [Fact]
    public async Task The_time_that_texts_take_is_measured_and_so_are_late_alarms()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        const string Texts = "http_server_request_duration_seconds_count";
        var before = await Measured(Texts, "/twilio/sms");

        await night.Phone().Texts("VISIT");
        await night.Phone().Texts("VISIT");

        Assert.Equal(before + 2, await Measured(Texts, "/twilio/sms"));
        Assert.Equal(before + 2, await Measured("http_server_request_duration_seconds_bucket", "/twilio/sms", "+Inf"));
        Assert.Equal(0, await Measured("crisisline_alarms_late_total"));
    }

    [Fact]
    public async Task What_waits_to_be_sent_and_to_be_read_is_counted()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var open = await Measured("crisisline_inbox_open");

        await night.Phone().Texts("i want to die");
        await night.Wait(minutes: 6);

        Assert.Equal(open + 1, await Measured("crisisline_inbox_open"));
        Assert.True(await Measured("crisisline_urgent_not_taken") >= 1);
        Assert.Equal(0, await Measured("crisisline_outbox_depth"));
        Assert.Equal(0, await Measured("crisisline_outbox_age_seconds"));
    }

    // https://prometheus.io/docs/instrumenting/exposition_formats/ (text format 0.0.4)
    private const string Comment = @"^# (HELP [a-z_]+ .*|TYPE [a-z_]+ (counter|gauge|histogram))$";

    private const string Sample = """^[a-z_]+(\{[a-z_]+="([^"\\\n]|\\["\\n])*"(,[a-z_]+="([^"\\\n]|\\["\\n])*")*\})? (\d+(\.\d+)?(E-?\d+)?|\+Inf)$""";

    private static string Name(string line) => line.StartsWith('#') ? string.Join(' ', line.Split(' ')[..3]) : line[..line.LastIndexOf(' ')];

    private async Task<double> Measured(string name, params string[] tags) =>
        (await app.Line.Get("/metrics")).Body.Split('\n')
            .Where(line => line.StartsWith(name) && tags.All(tag => line.Contains($"=\"{tag}\"")))
            .Sum(line => double.Parse(line[line.LastIndexOf(' ')..], CultureInfo.InvariantCulture));
}
