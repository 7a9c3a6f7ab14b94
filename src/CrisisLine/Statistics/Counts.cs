namespace CrisisLine.Statistics;

/// <summary>What one night came to, or some nights together, as <c>figures_of</c> counts it. Times are elapsed, money is pence.</summary>
public abstract record Counts
{
    /// <summary>People who asked for a place, each once.</summary>
    public int Requests { get; init; }

    public int Offered { get; init; }

    public int Visits { get; init; }

    /// <summary>Each person once a night; over more nights they would be counted more than once.</summary>
    public int Visitors { get; init; }

    public int FirstTimeVisitors { get; init; }

    public int PlacesAvailable { get; init; }

    public int PlacesUsed { get; init; }

    /// <summary>The house was full for them.</summary>
    public int TurnedAway { get; init; }

    public int NotArrived { get; init; }

    public int WaitingLongestMinutes { get; init; }

    public int CallsOffered { get; init; }

    public int CallsAnswered { get; init; }

    public int CallsAbandoned { get; init; }

    public int CallbacksPromised { get; init; }

    public int CallbacksKept { get; init; }

    public int CallbacksLate { get; init; }

    public int CallbacksFailed { get; init; }

    public int TextsIn { get; init; }

    public int TextsUrgent { get; init; }

    /// <summary>Null if nobody waited for a person.</summary>
    public decimal? MinutesToHumanMedian { get; init; }

    public int TaxisOut { get; init; }

    public int TaxisHome { get; init; }

    public int TaxisLate { get; init; }

    public int TaxiPence { get; init; }

    public int OpenMinutes { get; init; }

    public int UnstaffedMinutes { get; init; }

    public int Unresolved { get; init; }

    /// <summary>There was no car for them, and they did not come.</summary>
    public int NoTaxi { get; init; }

    /// <summary>They were too far away for a car, and did not come.</summary>
    public int OutsideArea { get; init; }

    /// <summary>They asked when nobody could be asked, and not again.</summary>
    public int AskedWhileShut { get; init; }

    public int OffersMade { get; init; }

    public int OffersAccepted { get; init; }

    public int OffersLapsed { get; init; }

    public int OffersDeclined { get; init; }

    public int RepeatVisits { get; init; }

    /// <summary>Somebody was there whom they had met.</summary>
    public int FamiliarVisits { get; init; }

    public int FeelingsPaired { get; init; }

    public int Eased { get; init; }

    public int Same { get; init; }

    public int Harder { get; init; }

    /// <summary>Of those who told both, added up; below nought is easier.</summary>
    public int FeelingChange { get; init; }

    public int IssuesRecorded { get; init; }

    public int CallsWhileShut { get; init; }

    public int AnsweredIn20Seconds { get; init; }

    public int AnsweredIn60Seconds { get; init; }

    public int InboundAnswered { get; init; }

    /// <summary>Until calls were answered, added up.</summary>
    public long AnswerSeconds { get; init; }

    /// <summary>Spoken, added up.</summary>
    public long TalkSeconds { get; init; }

    /// <summary>Known to be one person or another.</summary>
    public int Callers { get; init; }

    /// <summary>Of them, who spoke with us that night.</summary>
    public int CallersReached { get; init; }

    public int Carers { get; init; }

    /// <summary>Calls of which it is known.</summary>
    public int CarersKnown { get; init; }

    public int Conversations { get; init; }

    /// <summary>Of conversations in danger, who were told that a person reads it.</summary>
    public int UrgentAcknowledged { get; init; }

    public int Replied { get; init; }

    public int RepliedIn10Minutes { get; init; }

    public int TaxisFailed { get; init; }

    public int TeamShifts { get; init; }

    public int TeamMinutes { get; init; }

    public int DebriefsOffered { get; init; }

    /// <summary>Of those who were asked how they are, who wanted to talk.</summary>
    public int DebriefsTaken { get; init; }
}
