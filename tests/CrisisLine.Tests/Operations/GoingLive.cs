using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Operations;

/// <summary>Before anybody relies on the service, somebody runs <c>check</c> and is told what stands in the way.</summary>
public sealed class GoingLive : IAsyncLifetime
{
    private readonly GoLive _service = new();

    public Task InitializeAsync() => _service.InitializeAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task When_everything_is_right_each_line_says_so_and_the_program_ends_well()
    {
        // The process lives on real time.
        _service.Settings["Services:0:Opening:0:EffectiveFrom"] = "2014-01-01";

        var ended = await ProgramProcess.Run(_service.Environment(), "check");

        Assert.Equal("", string.Join('\n', [.. ended.Complained, .. ended.Said.Where(line => !line.StartsWith("ok "))]));
        Assert.Equal(0, ended.Code);
        Assert.Equal(
            ["Database", "Migrations", "Clock", "Keys", "Keys", "PublicUrl", "Provider", "Number", "Number", "Opt-out", "Api", "Hours", "Quiet"],
            ended.Said.Select(line => line["ok ".Length..].Split(' ', ':')[0]));
        Assert.Equal("0", await _service.ConnectionString.Answer("select count(*) from service"));
    }

    [Fact]
    public async Task With_nothing_configured_each_missing_setting_has_its_line_and_nothing_is_started()
    {
        var ended = await ProgramProcess.Run(new Dictionary<string, string>(), "check");

        string[] missing =
        [
            "ConnectionStrings:CrisisLine", "Keys:Data", "Keys:Lookup", "PublicUrl", "Services", "Twilio:AccountSid", "Twilio:AuthToken",
        ];
        Assert.Equal(1, ended.Code);
        Assert.Empty(ended.Complained);
        Assert.Equal(
            missing.Select(name => $"NOT OK {name} is not set."),
            ended.Said.Where(line => line.EndsWith(" is not set.")).Order(StringComparer.Ordinal));
        Assert.All(ended.Said, line => Assert.Matches("^(ok|NOT OK) ", line));
    }

    [Theory]
    [InlineData("PublicUrl", "http://line.example", "PublicUrl must begin with https")]
    [InlineData("PublicUrl", "https://localhost:5000", "PublicUrl is this machine itself")]
    [InlineData("PublicUrl", "https://127.0.0.1", "PublicUrl is this machine itself")]
    [InlineData("PublicUrl", "https://crisis_line.example", "PublicUrl: the provider calls no host that has an underscore")]
    [InlineData("PublicUrl", "line.example", "PublicUrl must be a whole address")]
    [InlineData("Keys:Data", "short", "Keys:Data must be 32 bytes")]
    [InlineData("Keys:Data", "ZGVtbyBkYXRhIGtleSwga25vd24gdG8gYW55b25lISE=", "Keys: one of them is the demo's")]
    [InlineData("Api:Tokens:0:Token", "demo-worker", "Api:Tokens: one is the demo's")]
    [InlineData("Api:Tokens:0:Token", "put the output of: openssl rand -hex 32", "Api:Tokens: one has a space in it")]
    [InlineData("Clock:StartAt", "2027-06-04T18:05:00+01:00", "Clock:StartAt is not allowed in Production")]
    [InlineData("Twilio:ApiBaseUrl", "api.twilio.example", "Twilio:ApiBaseUrl must be a whole address")]
    [InlineData("Twilio:ApiBaseUrl", "http://api.twilio.example", "Twilio:ApiBaseUrl must begin with https")]
    [InlineData("Services:0:QuietNumber", GoLive.Number, "Quiet numbers: +441134960001 is also one that people text")]
    [InlineData("Services:0:Opening:0:EffectiveUntil", "2027-06-04", "Hours of dial-house: No opening rule holds today or later.")]
    [InlineData("Services:0:Opening:0:EffectiveFrom", "2027-09-01", "Hours of dial-house: No night is planned within the next 14 days.")]
    [InlineData("Services:0:Requests:From", "17:00", "Hours of dial-house: On a ", "asking begins before the house opens.")]
    [InlineData("Services:0:Requests:To", "03:00", "Services:0: Asking from 6pm to 3am goes on after the close")]
    [InlineData("Services:0:Arrivals:0:At", "17:30", "Services:0: The arrival at 5.30pm is outside the opening hours")]
    [InlineData("Services:0:Arrivals:0:Places", "0", "Services:0: The arrival at 6.30pm needs at least one place")]
    public async Task What_is_set_wrongly_has_a_line_that_says_so(string key, string value, string beginning, string? also = null)
    {
        _service.Settings[key] = value;

        var faults = (await _service.Check()).Where(line => line.StartsWith("NOT OK ")).ToList();

        Assert.NotEmpty(faults);
        Assert.Contains(faults, line => line.StartsWith($"NOT OK {beginning}") && line.Contains(also ?? ""));
    }

    [Fact]
    public async Task One_key_for_two_uses_is_one_too_few()
    {
        _service.Settings["Keys:Lookup"] = _service.Settings["Keys:Data"];
        Assert.StartsWith("Keys: Keys:Lookup is also a key of Keys:Data", await _service.Fault());

        _service.Settings["Keys:Data"] = GoLive.NewKey();
        _service.Settings["Keys:Earlier:0"] = _service.Settings["Keys:Lookup"];
        Assert.StartsWith("Keys: Keys:Lookup is also a key of", await _service.Fault());
    }

    [Fact]
    public async Task Other_keys_than_the_database_has_are_noticed()
    {
        await _service.StartsOnce();
        Assert.DoesNotContain(await _service.Check(), line => line.StartsWith("NOT OK"));

        (_service.Settings["Keys:Data"], _service.Settings["Keys:Lookup"]) = (GoLive.NewKey(), GoLive.NewKey());

        Assert.Equal(2, (await _service.Check()).Count(line => line.StartsWith("NOT OK Keys:Data: this") || line.StartsWith("NOT OK Keys:Lookup is not")));
    }

    [Fact]
    public async Task A_database_that_is_away_or_not_in_shape_or_only_for_trying_out_has_its_line()
    {
        _service.Settings["ConnectionStrings:CrisisLine"] = "Host=127.0.0.1;Port=1;Database=none;Username=hush;Password=hush";
        Assert.StartsWith("Database: ConnectionStrings:CrisisLine does not lead to one", await _service.Fault());

        await using var empty = await TestDatabase.Create();
        _service.Settings["ConnectionStrings:CrisisLine"] = empty.ConnectionString;
        var scripts = Directory.GetFiles(Path.Combine(Repository.Root, "db"), "*.sql").Length;
        Assert.StartsWith($"Migrations: {scripts} are not applied, 0001_", await _service.Fault());
        Assert.Equal("0", await empty.ConnectionString.Answer("select count(*) from pg_tables where schemaname = 'public'"));

        _service.Settings["ConnectionStrings:CrisisLine"] = _service.ConnectionString;
        await _service.ConnectionString.Answer("insert into program_clock (start_at, real_at) values ('2027-06-04', '2027-01-01')");
        Assert.StartsWith("Clock: this database was filled for trying out", await _service.Fault());
    }

    [Fact]
    public async Task Once_the_database_has_a_service_its_hours_count_and_not_those_of_the_settings()
    {
        await _service.StartsOnce();
        _service.Settings["Services:0:Opening:0:EffectiveUntil"] = "2020-01-01";
        Assert.DoesNotContain(await _service.Check(), line => line.StartsWith("NOT OK"));

        await _service.ConnectionString.Answer("delete from service_night");

        Assert.StartsWith("Hours of dial-house: No night is planned within the next 14 days.", await _service.Fault());
    }

    [Fact]
    public async Task H08_Whoever_goes_live_is_told_to_look_which_words_opt_people_out()
    {
        foreach (var said in new[] { "yes", "2031-01-01" })
        {
            _service.Settings["Twilio:OptOutWordsChecked"] = said;
            Assert.StartsWith("Opt-out words: ", await _service.Fault());
        }
    }

    [Fact]
    public async Task H09_Whoever_checks_by_hand_is_told_to_text_HELP_to_each_number()
    {
        Assert.Single(await _service.Check(), line => line.StartsWith("ok Opt-out words: not seen by this check.") && line.Contains("text HELP to each number"));

        _service.Settings.Remove("Twilio:OptOutWordsChecked");

        Assert.Single(await _service.Check(), line => line.StartsWith("ok Opt-out words: ") && line.Contains("not CANCEL, END or QUIT") && line.Contains("text HELP to each number"));
    }
}
