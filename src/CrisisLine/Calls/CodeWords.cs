using System.Security.Cryptography;
using CrisisLine.Data;
using CrisisLine.Domain.Calls;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.People;

namespace CrisisLine.Calls;

/// <summary>
/// Somebody who withholds their number is nobody we could know again, so they get two words that bring back their place tonight.
/// No two people of one night have the same, and with the night it is worth nothing (H-24).
/// </summary>
internal static class CodeWords
{
    /// <summary>Theirs, if they have one for this night; else a new one.</summary>
    public static async Task<Outgoing> Give(Tx tx, CallTurn turn, HouseNight house)
    {
        // Two may draw the same: the second draws again.
        for (; ; )
        {
            if (await Theirs(tx, turn.Person, house) is { } theirs)
                return Speaks.Code(theirs);
            await Draw(tx, turn.Person, house);
        }
    }

    /// <summary>Their place again; or once more, and then a person.</summary>
    public static async Task<Heard> Answer(Tx tx, CallTurn turn)
    {
        var person = turn.Keys.Length == CodeWord.Length && turn.Keys.All(char.IsAsciiDigit)
            ? await Find(tx, turn.Service.Id, turn.Keys) : null;
        if (person is { } found)
        {
            await CallSteps.IsOf(tx, turn.Call, found);
            return await AboutTonight.Ask(tx, turn with { Caller = Caller.WithoutNumber(found) });
        }

        return turn.Call.Misses == 0
            ? Heard.Ask(CallMenu.CodeWord, Outgoing.Of(Scripts.CodeWordNotFound)) with { IsAgain = true }
            : await APerson.AskedFor(tx, turn, NoteForPerson.AsksForPerson);
    }

    private static Task<PersonId?> Find(Tx tx, int service, string keys) =>
        tx.OneOrNone<PersonId?>(
            """
            select code_word.person_id
            from code_word
            join service_night night on night.id = code_word.night_id
            where night.service_id = @service and night.closes_at > @now and code_word.lookup = @lookup
            order by night.closes_at
            limit 1
            """, new { service, now = tx.Now, lookup = tx.Keys.Lookup("code_word.lookup", keys) });

    private static async Task<CodeWord?> Theirs(Tx tx, PersonId person, HouseNight house) =>
        await tx.OneOrNone<byte[]>(
            "select words from code_word where night_id = @night and person_id = @person", new { night = house.Id, person }) is { } words
            ? CodeWord.Of(tx.Keys.Open("code_word.words", words)) : null;

    private static Task Draw(Tx tx, PersonId person, HouseNight house)
    {
        var drawn = CodeWord.Of(RandomNumberGenerator.GetInt32(CodeWord.Count));
        return tx.Execute(
            """
            insert into code_word (night_id, person_id, lookup, words, made_at)
            values (@night, @person, @lookup, @words, @now)
            on conflict do nothing
            """, new
            {
                night = house.Id,
                person,
                lookup = tx.Keys.Lookup("code_word.lookup", drawn.Keys),
                words = tx.Keys.Seal("code_word.words", drawn.Words),
                now = tx.Now,
            });
    }
}
