using CrisisLine.PhoneSimulator.Calls;

namespace CrisisLine.PhoneSimulator.World;

/// <summary>What a phone does when it is rung.</summary>
internal enum Habit
{
    /// <summary>It rings until its owner answers or declines, or the caller gives up.</summary>
    Rings,
    Answers,
    Busy,
    NoAnswer,

    /// <summary>A machine answers after a while, speaks, listens and never presses a key.</summary>
    Voicemail,
    SwitchedOff,
}

/// <summary>Somebody's phone: what it can be rung at, its thread of texts, and what was said to it.</summary>
internal sealed class Phone(string number)
{
    public string Number => number;

    public string Name { get; set; } = "";

    /// <summary>Of somebody who is about as well, not of whoever looks at the page.</summary>
    public bool IsOther { get; set; }

    public Habit Habit { get; set; }

    /// <summary>The number that its calls show; null for its own, anything else if it is withheld.</summary>
    public string? Shows { get; set; }

    public List<Text> Thread { get; } = [];

    /// <summary>All calls from and to it, the latest last.</summary>
    public List<Call> Calls { get; } = [];

    /// <summary>The call that it is in, or that makes it ring; null if none.</summary>
    public Call? Line => Calls.FindLast(call => !call.IsOver);
}
