using System.Security.Cryptography;

namespace CrisisLine.Domain.Taxis;

/// <summary>What the driver and the passenger say to each other in place of a name, and what a job is called. Neither tells anything.</summary>
public static class TaxiWord
{
    /// <summary>Flowers, trees and weather: easy to say, hard to mishear, and nothing that could hurt.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "BLUEBELL", "MAPLE", "CLOVER", "HARBOUR", "LANTERN", "MEADOW", "WILLOW", "PEBBLE", "COPPER", "VELVET", "ORCHARD", "SAFFRON", "JUNIPER", "RIVER",
        "COTTON", "THISTLE", "MARBLE", "BRAMBLE", "CANDLE", "FEATHER", "HAZEL", "IVORY", "KESTREL", "LINEN", "MUSTARD", "NUTMEG", "PARSLEY", "QUARTZ",
        "ROBIN", "SILVER", "TEAPOT", "VIOLET", "WALNUT", "YELLOW", "ACORN", "BUTTON", "CHERRY", "DAISY", "EMBER", "FIDDLE",
    ];

    public static string New() => All[RandomNumberGenerator.GetInt32(All.Count)];

    /// <summary>Letter, figure, letter, figure, such as K7F2: about eighteen thousand of them.</summary>
    public static string NewReference() => string.Create(4, 0, (reference, _) =>
    {
        for (var place = 0; place < 4; place++)
        {
            var from = place % 2 == 0 ? FirmAnswer.Letters : FirmAnswer.FiguresOfReference;
            reference[place] = from[RandomNumberGenerator.GetInt32(from.Length)];
        }
    });
}
