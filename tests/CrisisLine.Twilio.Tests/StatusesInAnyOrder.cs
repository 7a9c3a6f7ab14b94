namespace CrisisLine.Twilio.Tests;

public sealed class StatusesInAnyOrder
{
    [Theory]
    [InlineData("accepted queued sending sent delivered", "delivered")]
    [InlineData("queued delivered sent", "delivered")]
    [InlineData("delivered sending queued", "delivered")]
    [InlineData("undelivered sent", "undelivered")]
    [InlineData("failed queued", "failed")]
    [InlineData("canceled scheduled", "canceled")]
    [InlineData("delivered undelivered", "delivered")]
    [InlineData("read delivered sent", "read")]
    [InlineData("queued queued sent queued", "sent")]
    public void The_last_word_is_the_furthest_it_ever_came(string reported, string expected) =>
        Assert.Equal(expected, After(reported.Split(' ').Select(Known))?.Word);

    /// <summary>Every way to make five reports, the same ones again among them.</summary>
    [Fact]
    public void The_same_reports_end_the_same_in_whatever_order_and_however_often_they_come()
    {
        var ends = new Dictionary<int, MessageStatus?>();

        foreach (var reports in Ways(5))
        {
            var set = reports.Aggregate(0, (bits, status) => bits | (1 << (status.Rank / 10)));
            var end = After(reports);

            Assert.Same(ends.TryGetValue(set, out var other) ? other : ends[set] = end, end);
        }

        Assert.Equal(11 + 55 + 165 + 330 + 462, ends.Count);
    }

    [Fact]
    public void Nothing_supersedes_itself_and_of_two_exactly_one_supersedes_the_other()
    {
        foreach (var one in MessageStatus.All)
        {
            Assert.False(one.Supersedes(one));
            foreach (var other in MessageStatus.All.Where(status => status != one))
                Assert.True(one.Supersedes(other) ^ other.Supersedes(one));
        }
    }

    [Fact]
    public void What_is_final_is_superseded_only_by_what_is_final()
    {
        foreach (var final in MessageStatus.All.Where(status => status.IsFinal))
            Assert.All(MessageStatus.All.Where(status => status.Supersedes(final)), later => Assert.True(later.IsFinal));

        Assert.Equal(
            ["canceled", "failed", "undelivered", "delivered", "read"],
            MessageStatus.All.Where(status => status.IsFinal).Select(status => status.Word));
        Assert.Equal(
            ["canceled", "failed", "undelivered"],
            MessageStatus.All.Where(status => status.HasFailed).Select(status => status.Word));
    }

    [Fact]
    public void Each_is_known_by_the_word_that_Twilio_uses()
    {
        var words = Vectors.File("rest-schema.json")["operations"]!["POST /2010-04-01/Accounts/{AccountSid}/Messages.json"]!
            ["responses"]!["201"]!["status"]!["enum"]!.AsArray().Select(word => word!.GetValue<string>());

        Assert.Equal(
            words.Except(["receiving", "received"]).Order(), MessageStatus.All.Select(status => status.Word).Order());
        Assert.All(MessageStatus.All, status => Assert.Same(status, MessageStatus.Read(status.Word)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("received")]
    [InlineData("Delivered")]
    [InlineData("delivered ")]
    [InlineData("teleported")]
    public void Anything_else_is_no_status_of_a_text_of_ours(string? word) => Assert.Null(MessageStatus.Read(word));

    private static MessageStatus Known(string word) => MessageStatus.Read(word)!;

    private static MessageStatus? After(IEnumerable<MessageStatus> reports) =>
        reports.Aggregate(default(MessageStatus), (now, next) => now is null || next.Supersedes(now) ? next : now);

    private static IEnumerable<IReadOnlyList<MessageStatus>> Ways(int most) =>
        most == 0
            ? [[]]
            : Ways(most - 1).SelectMany(way => MessageStatus.All.Select(IReadOnlyList<MessageStatus> (next) => [.. way, next]));
}
