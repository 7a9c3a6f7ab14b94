using CrisisLine.Bookings;
using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.People;

namespace CrisisLine.Conversations;

/// <summary>
/// Turns a person's words into one use case, and its outcome back into words. In this order: opting out and in, the question
/// that is open, a command; whatever is none of these is for a person. Danger is looked for first, in every text, and
/// stops nothing.
/// </summary>
public static class Conversation
{
    private static readonly Sentence[] SettleSomething =
    [
        Sentences.AllSet, Sentences.AllSetWaiting, Sentences.OnTheList, Sentences.PlaceGivenUp, Sentences.AlreadyBooked,
        Sentences.NotOpenTonight, Sentences.AskFromThen, Sentences.AskingHasEnded, Sentences.NothingStands,
        Sentences.TaxiIsAskedFor, Sentences.APersonLooksAtPlace,
    ];

    /// <param name="showsDanger">A person must look at it at once. What it asks for is still done.</param>
    /// <returns>Zero to two texts to answer with.</returns>
    public static async Task<Replied> Reply(Tx tx, TextedService service, Contact contact, IncomingText text, bool showsDanger)
    {
        var reading = Wishes.Read(text.Words);
        if (await Opting.Out(tx, service, contact, text, reading))
            return Replied.Nothing;

        contact = await Opting.In(tx, contact, text, reading);
        var turn = new Turn(service, contact, text, reading, showsDanger, new Says(service, tx.Now));
        if (await ForgetMe.IsAskedIn(tx, turn))
            return new Replied([Outgoing.Of(Sentences.Deleted)], Number: null, contact.Rules.IsPlain, Erased: true);

        var answered = await FollowUpDialogue.Home(tx, turn) ?? await AnswerOpenQuestion(tx, turn);
        var said = answered ?? await Act(tx, turn);
        var acknowledgement = await KeepForAPerson(tx, turn, said, isAnswer: answered is not null);

        // Nobody hears an automatic answer on a number that must not say who we are, or one they asked us not to text.
        if (contact.IsSilent || service.IsQuiet)
            return Replied.Nothing;
        var texts = (said?.Texts ?? []).Concat(acknowledgement).Take(2).ToList();
        if (await GiveNotice(tx, turn, texts) is { } notice)
            texts.Add(notice);
        return new Replied(texts, contact.Number, contact.Rules.IsPlain);
    }

    /// <returns>Null if no question is open, or this does not answer it.</returns>
    private static async Task<Said?> AnswerOpenQuestion(Tx tx, Turn turn) =>
        turn.Contact.Asked is not { } question || turn.ShowsDanger || turn.Service.IsQuiet || turn.Contact.IsSilent ? null
        : await VisitDialogue.Answer(tx, turn, question) ?? await TaxiDialogue.Answer(tx, turn, question) ?? await ContactDialogue.Answer(tx, turn, question) ?? await CallDialogue.Answer(tx, turn, question)
            ?? await FollowUpDialogue.Answer(tx, turn, question);

    /// <returns>Null if the text is for a person to read.</returns>
    private static async Task<Said?> Act(Tx tx, Turn turn)
    {
        if (turn.Reading.Wish is Wish.Start)
            return Said.Of(Outgoing.Of(Sentences.TextsAgain));
        if (turn.Contact.Number is null)
            return null;
        // Somebody who rang back the number that rang them may still say that they do not want it.
        if (turn.Service.IsQuiet)
            return turn.Reading.Wish is Wish.NoCall && await CallOff.For(tx, turn.Service.Id, turn.Contact.Person) ? Said.Nothing : null;

        return await AboutContact(tx, turn)
            ?? (turn.Service is { House: { } house, Current: not null } ? await AskTheHouse.For(tx, turn, house) : null)
            ?? await AboutACall(tx, turn)
            ?? (turn.Reading.Wish is Wish.HowToReachHelp ? AskAPerson.For(turn) : null);
    }

    private static async Task<Said?> AboutACall(Tx tx, Turn turn) => turn.Reading.Wish switch
    {
        Wish.NoCall => await CallDialogue.NoCall(tx, turn),
        Wish.Status => Said.Of(await CallDialogue.Status(tx, turn)) is { Texts.Count: > 0 } said ? said : null,
        Wish.Talk or Wish.Unsure when !turn.Contact.IsSilent => await CallDialogue.Begin(tx, turn),
        _ => null,
    };

    private static async Task<Said?> AboutContact(Tx tx, Turn turn) => turn.Reading.Wish switch
    {
        _ when turn.Contact.IsSilent => null,
        Wish.Contact => await ContactDialogue.Begin(tx, turn),
        Wish.Plain => await ContactDialogue.Plain(tx, turn),
        Wish.Named => await ContactDialogue.Named(tx, turn),
        Wish.Privacy => Said.Of(Outgoing.Of(Sentences.Privacy)),
        Wish.Delete or Wish.DeleteMe => await ForgetMe.Ask(tx, turn),
        _ => null,
    };

    /// <summary>What was not understood goes to a person, and so does all that was said beyond what we could act on.</summary>
    private static async Task<IEnumerable<Outgoing>> KeepForAPerson(Tx tx, Turn turn, Said? said, bool isAnswer)
    {
        var isForPerson = said is null or { AlsoForAPerson: true } || (turn.Reading.SaysMore && !isAnswer)
            || turn.ShowsDanger || turn.Service.IsQuiet || turn.Contact.IsSilent;
        if (!isForPerson)
            return [];

        var acknowledge = await KeepForPerson.For(tx, turn.Service.Id, turn.Contact.Person, turn.Text.Id, urgent: turn.ShowsDanger);
        return said is { AlsoForAPerson: true } && !turn.ShowsDanger ? [] : turn.Says.Acknowledged(acknowledge, turn.ShowsDanger);
    }

    /// <summary>What stays with us is told once, after the first answer that settled something; never before, and never in danger.</summary>
    private static async Task<Outgoing?> GiveNotice(Tx tx, Turn turn, List<Outgoing> texts)
    {
        if (turn.Contact.KnowsNotice || turn.ShowsDanger || texts is not [var only] || !SettleSomething.Contains(only.Sentence))
            return null;
        await Contacts.HasNotice(tx, turn.Number);
        return Outgoing.Of(Sentences.WhatStaysWithUs);
    }
}
