using System.Collections.Concurrent;

namespace CrisisLine.Tests.Support;

/// <summary>A supporter with an account, whose phone it has: here, and at their screen.</summary>
public static class Supporting
{
    private static readonly ConcurrentDictionary<Guid, string> Numbers = new();
    private static int _phones;

    public static async Task<Colleague> AtTheirScreen(CrisisLineApp app, HouseNight night, string name = "Ann", CrisisLine.Staff.Role role = CrisisLine.Staff.Role.Supporter)
    {
        var ann = await Colleague.SignsIn(app, night.Key, role, name);
        var number = Numbers[ann.Account] = $"+44118496{Interlocked.Increment(ref _phones) % 1000 + 9000:d4}";
        await app.Database.Transact(tx => tx.Execute(
            "update account set phone = @phone where id = @Account", new { ann.Account, phone = tx.Keys.Seal("account.phone", number) }), CancellationToken.None);
        await ann.Opens("/callbacks");
        await ann.Presses("I am here to ring people");
        Assert.Equal("You are here. Thank you.", ann.Said);
        return ann;
    }

    public static Telephone PhoneOf(CrisisLineApp app, Colleague of) => new(app, Numbers[of.Account]);
}
