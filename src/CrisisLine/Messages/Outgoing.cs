using CrisisLine.Domain.Words;

namespace CrisisLine.Messages;

/// <summary>What will be said: which sentence, and its words with the fillers in.</summary>
/// <param name="Promise">What it promises; null if nothing is promised by it.</param>
public sealed record Outgoing(string Sentence, string Words, Promised? Promise = null)
{
    public static Outgoing Of(Sentence sentence, Fillers fillers, Promised? promise = null) =>
        new(sentence.Id, sentence.Say(fillers), promise);
}

/// <summary>The row that a text makes a promise about, so that somebody hears when the text does not arrive.</summary>
public sealed record Promised(string Purpose, long Subject);
