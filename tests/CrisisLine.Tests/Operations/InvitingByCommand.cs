using CrisisLine.Operations;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Operations;

/// <summary>Somebody at the machine lets the first colleagues in, and asks whether the audit was meddled with.</summary>
public sealed class InvitingByCommand : IAsyncLifetime
{
    private readonly GoLive _service = new();

    public Task InitializeAsync() => _service.InitializeAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task An_invitation_is_printed_as_a_link_and_is_a_line_of_the_audit()
    {
        var invited = await ProgramProcess.Run(_service.Environment(), "invite", "kim@house.example", "--role", "manager");
        Assert.Equal("", string.Join('\n', invited.Complained));
        Assert.Equal(0, invited.Code);
        Assert.Matches($"^{_service.Settings["PublicUrl"]}/account/join/[A-Za-z0-9_-]{{43}}$", invited.Said[0]);
        Assert.Equal("Manager", await _service.ConnectionString.Answer("select role from invitation where made_by is null and used_at is null"));
        Assert.Equal("command line", await _service.ConnectionString.Answer("select actor from audit_entry where action = 'invited'"));

        var good = await ProgramProcess.Run(_service.Environment(), "audit");
        Assert.Equal((0, "ok The audit: all 1 lines are as they were written."), (good.Code, good.Said[0].Split(" The last")[0]));
        await _service.ConnectionString.Answer(
            "alter table audit_entry disable trigger append_only; update audit_entry set subject = 'Viewer'; alter table audit_entry enable trigger append_only; select 'done'");
        var bad = await ProgramProcess.Run(_service.Environment(), "audit");
        Assert.Equal(1, bad.Code);
        Assert.StartsWith("NOT OK The audit was changed: line 1", bad.Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_hands_out_the_first_managers_link_and_the_next_start_none()
    {
        await using var app = await Service.Build([.. _service.Settings.Select(one => $"--{one.Key}={one.Value}"), "--urls=http://127.0.0.1:0"], _service.Clock);
        var (first, next) = (new StringWriter(), new StringWriter());

        await FirstManager.LetIn(first, app);
        await FirstManager.LetIn(next, app);

        Assert.Matches("/account/join/[A-Za-z0-9_-]{43}\\s*$", first.ToString());
        Assert.Equal("", next.ToString());
        Assert.Equal("program", await _service.ConnectionString.Answer("select actor from audit_entry"));
    }

    [Theory]
    [InlineData("invite")]
    [InlineData("invite", "kim@house.example")]
    [InlineData("invite", "kim@house.example", "--role", "Queen")]
    [InlineData("invite", "kim", "--role", "Manager")]
    [InlineData("invite", "kim@house.example", "--role", "Manager", "--service", "nowhere")]
    [InlineData("audit", "person", "sam")]
    public async Task What_cannot_be_meant_is_said_and_lets_nobody_in(params string[] words)
    {
        var ended = await ProgramProcess.Run(_service.Environment(), words);

        Assert.Equal(1, ended.Code);
        Assert.NotEmpty(ended.Said);
        Assert.DoesNotContain(ended.Said, line => line.Contains("/account/join/", StringComparison.Ordinal));
    }
}
