using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Taxis;

namespace CrisisLine.Calls;

/// <summary>A taxi firm or a driver on the telephone. They hear nothing of who we are, and are rung back.</summary>
public static class Drivers
{
    /// <returns>Null if whoever rings is no firm of ours.</returns>
    public static async Task<Heard?> Firm(Tx tx, string call, string from, string to) =>
        await FirmRings.Firm(tx, call, from, to) ? Heard.Goodbye(Outgoing.Of(Scripts.DriverIsRungBack)) : null;

    /// <summary>On a number that must not say whose it is, only this key does something.</summary>
    internal static async Task<Heard> Answer(Tx tx, CallTurn turn)
    {
        if (turn.Keys is not "1")
            return Heard.Goodbye(Outgoing.Of(Scripts.QuietNumber));
        await FirmRings.Driver(tx, turn.Call.Sid, turn.Service.Id, turn.Call.Number);
        return Heard.Goodbye(Outgoing.Of(Scripts.DriverIsRungBack));
    }
}
