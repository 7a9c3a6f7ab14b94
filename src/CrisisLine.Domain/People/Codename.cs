namespace CrisisLine.Domain.People;

/// <summary>
/// Two kind words that stand for a person on a screen where their name is not needed. The same person has
/// the same two words every time; two people may share them, so they never decide who somebody is.
/// </summary>
public static class Codename
{
    // Neither list holds a word about bodies, looks, faith, gender, illness, height, water to drown in, or temper.
    private static readonly string[] First =
        """
        Apricot Copper Cobalt Indigo Teal Turquoise Lilac Lavender Saffron Cedar Maple Birch Linden Beech Clover Meadow
        Orchard Garden Coastal Highland Woodland Morning Evening Sunlit Starlit Moonlit Springtime Golden Bronze Quartz
        Velvet Cotton Linen Paper Pebble Minty Mango Plum Cinnamon Nutmeg Vanilla Barley Sorrel Thyme Pottery Marble
        Pewter Silken Sailing Gliding Friendly Kindly Welcome Sunny Breezy Twinkling Glowing Mellow Gentle Open
        Harvest Holiday Market Village Picnic Parkland Seaside Mossy Leafy Woven Knitted
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly string[] Second =
        """
        Kite Lantern Feather Acorn Conker Teapot Saucer Biscuit Cushion Blanket Button Thimble Compass Atlas Globe Pencil
        Crayon Easel Canvas Notebook Postcard Fiddle Piano Cello Banjo Flute Ukulele Chorus Ballad Sonnet Story Poem
        Puzzle Prism Comet Planet Sunrise Rainbow Breeze Island Lighthouse Beacon Canoe Bicycle Tandem Scooter Caravan
        Cottage Cabin Pavilion Bandstand Fountain Courtyard Terrace Bluebell Snowdrop Daffodil Tulip Sunflower Primrose
        Pinecone Seashell Wren Finch Heron Puffin Kingfisher Skylark Otter Dolphin Dragonfly Hedgehog
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static string For(PersonId person)
    {
        var mixed = Mix(person.Value);
        return $"{First[mixed % (uint)First.Length]} {Second[(mixed >> 16) % (uint)Second.Length]}";
    }

    /// <summary>
    /// FNV-1a and a last stir: neighbouring ids share most of their bytes and must not share their words. Written
    /// out because .NET's own hash codes differ from one start to the next.
    /// </summary>
    private static uint Mix(Guid value)
    {
        var mixed = 2166136261;
        foreach (var part in value.ToByteArray())
            mixed = unchecked((mixed ^ part) * 16777619);

        mixed = unchecked((mixed ^ (mixed >> 15)) * 2246822519);
        return mixed ^ (mixed >> 13);
    }
}
