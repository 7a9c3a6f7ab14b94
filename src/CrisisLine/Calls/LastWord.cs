using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.People;

namespace CrisisLine.Calls;

/// <summary>How a call ends: with something that can be heard once more, or with goodbye.</summary>
internal static class LastWord
{
    public static Heard Goodbye(params IEnumerable<Outgoing?> lines) => Heard.Goodbye([.. lines, Outgoing.Of(Scripts.Goodbye)]);

    public static Heard Of(params IEnumerable<Outgoing?> lines) =>
        Heard.Ask(CallMenu.LastWord, [.. lines, Outgoing.Of(Scripts.HearAgain)]);

    /// <summary>What stays with us is told once, after something was settled; a person without a number may hear it each time.</summary>
    public static async Task<Outgoing?> Notice(Tx tx, Caller caller)
    {
        if (caller.Contact.KnowsNotice)
            return null;
        if (caller.Contact.Number is { } number)
            await Contacts.HasNotice(tx, number);
        return Outgoing.Of(Scripts.WhatStaysWithUs);
    }
}
