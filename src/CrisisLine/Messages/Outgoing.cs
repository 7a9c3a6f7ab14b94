using CrisisLine.Domain.Words;

namespace CrisisLine.Messages;

/// <summary>
/// What will be said. Which words it is said in depends on whom it is said to, and is decided when it is written down.
/// </summary>
/// <param name="Promise">What it promises; null if nothing is promised by it.</param>
public sealed record Outgoing(Sentence Sentence, Fillers Fillers, Promised? Promise = null)
{
    private const string Staff = "STAFF";

    /// <summary>What somebody who works here wrote, as they wrote it.</summary>
    public static Outgoing InTheirWords(string words) => new(new Sentence(Staff, words), new Fillers());

    public static Outgoing Of(Sentence sentence, Fillers? fillers = null, Promised? promise = null) => new(sentence, fillers ?? new Fillers(), promise);

    /// <param name="plain">For a phone that others may read: no name of ours, no word about health.</param>
    public string Words(WordList words, bool plain) => Sentence.Id == Staff ? Sentence.Text : words.Say(Sentence, Fillers, plain);
}

/// <summary>The row that a text makes a promise about, so that somebody hears when the text does not arrive.</summary>
public sealed record Promised(string Purpose, long Subject);
